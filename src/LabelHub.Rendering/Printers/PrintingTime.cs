namespace LabelHub.Rendering.Printers;

/// <summary>How long paper takes to come out: the pause in which a long job can still be stopped.</summary>
internal static class PrintingTime
{
    private const double MmAnInch = 25.4;

    // where the language does not say how fast it prints, cheap printers do about two inches a second
    private const int UsualSpeed = 2;
    private const int LongestMs = 300_000;

    public static int OfMs(int labelDots, PrinterSettings settings, int copies)
    {
        var inchesASecond = settings.Language is PrinterLanguage.Tspl or PrinterLanguage.Zpl ? settings.Speed ?? UsualSpeed : UsualSpeed;
        var inches = ((double)labelDots / settings.Dpi) + (settings.GapMm / MmAnInch);
        return Math.Min(LongestMs, (int)Math.Ceiling(copies * inches / inchesASecond * 1000));
    }
}

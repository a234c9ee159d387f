using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Printers;

/// <summary>
/// From a picture to a printer's bytes. Same picture, stock, settings and copies give the same bytes everywhere; what
/// cannot be printed is refused with its reason.
/// </summary>
public static class PrinterEncoder
{
    /// <summary>
    /// Copies of one set. A longer job repeats the label for each set, so that it can be
    /// stopped or taken up between two.
    /// </summary>
    public const int CopiesPerSet = 50;

    /// <summary>More than this no phone sends over Bluetooth in one go.</summary>
    public const int MaxStreamBytes = 4 * 1024 * 1024;

    public const int MaxCopies = 500;

    /// <param name="picture">One label.</param>
    /// <param name="stock">Its paper.</param>
    /// <param name="settings">The printer.</param>
    /// <param name="copies">1 to <see cref="MaxCopies"/>.</param>
    public static PrintOutcome Encode(Bitmap1 picture, LabelStock stock, PrinterSettings settings, int copies)
    {
        SettingProblem[] problems = [.. SettingLimits.Check(settings)];
        if (problems.Length > 0)
            return new PrintOutcome.BadSettings(problems);
        if (copies is < 1 or > MaxCopies)
            return new PrintOutcome.TooManyCopies(MaxCopies);
        if (settings.HeadDots < picture.Width)
            return new PrintOutcome.HeadTooNarrow(picture.Width, settings.HeadDots.Value);
        if (LabelPicture.Place(picture, settings) is not { } label)
            return new PrintOutcome.InkOffTheEdge();
        return Write(label, stock, settings, copies);
    }

    private static PrintOutcome Write(LabelPicture label, LabelStock stock, PrinterSettings settings, int copies)
    {
        var writer = new PrintWriter(settings, label.Bitmap.Bits.Length + 512);
        var perSet = settings.Language == PrinterLanguage.Escpos ? 1 : CopiesPerSet;
        for (var printed = 0; printed < copies;)
        {
            var set = Math.Min(perSet, copies - printed);
            WriteSet(writer, label, stock, settings, set, isFirst: printed == 0);
            printed += set;
            writer.EndPrint(printed < copies ? PrintingTime.OfMs(label.Height, settings, set) : 0);
            if (writer.Length > MaxStreamBytes)
                return new PrintOutcome.TooManyCopies(printed - set);
        }

        return new PrintOutcome.Encoded(writer.Finish());
    }

    private static void WriteSet(
        PrintWriter writer, LabelPicture label, LabelStock stock, PrinterSettings settings, int copies, bool isFirst)
    {
        switch (settings.Language)
        {
            case PrinterLanguage.Tspl: TsplEncoder.Write(writer, label, stock, settings, copies, isFirst); break;
            case PrinterLanguage.Cpcl: CpclEncoder.Write(writer, label, settings, copies); break;
            case PrinterLanguage.Escpos: EscPosEncoder.Write(writer, label, settings, isFirst); break;
            case PrinterLanguage.Zpl: ZplEncoder.Write(writer, label, settings, copies); break;
            default: throw new InvalidOperationException($"Unknown language {settings.Language}.");
        }
    }
}

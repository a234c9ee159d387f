using LabelHub.Rendering.Printers;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>What the readers know of the printer that they stand for.</summary>
internal sealed record ReadingRules
{
    private const int UsualRows = 255;

    public string LineEnd { get; init; } = "\r\n";

    public bool Inverted { get; init; }

    public int Dpi { get; init; } = 203;

    public int? HeadDots { get; init; }

    /// <summary>Rows of one picture command: many printers read the lower byte only.</summary>
    public int MostRows { get; init; } = UsualRows;

    /// <summary>ESC/POS: heights of bands at which printers hang.</summary>
    public int NotMultipleOf { get; init; } = 48;

    /// <summary>CPCL: FORM must feed to the next label.</summary>
    public bool HasLabels { get; init; }

    public static ReadingRules Of(PrinterSettings settings) => new()
    {
        LineEnd = settings.LineEnd == Rendering.Printers.LineEnd.Lf ? "\n" : "\r\n",
        Inverted = settings.InvertBitmap,
        Dpi = settings.Dpi,
        HeadDots = settings.HeadDots,
        MostRows = settings.TallBands ? 2048 : UsualRows,
        NotMultipleOf = settings.BandRowsNotMultipleOf ?? 48,
        HasLabels = settings.Paper != PaperKind.Continuous,
    };

    /// <summary>Whether set bits are black, where the language says which are.</summary>
    public bool BlackIs(int usually) => usually == 1 != Inverted;

    public int Dots(decimal millimetres) => (int)decimal.Round(millimetres * (Dpi == 203 ? 8 : Dpi / 25.4m), MidpointRounding.AwayFromZero);

    /// <summary>A picture command's rectangle: something, not too high, and on the label but for the rest of its last byte.</summary>
    public void CheckBlock(int widthBytes, int rows, int x, int y, int labelWidth, int labelHeight)
    {
        PrinterRefusal.Unless(widthBytes > 0 && rows > 0, "a picture of no dots");
        PrinterRefusal.Unless(rows <= MostRows, $"a band of {rows} rows");
        PrinterRefusal.Unless(x + (widthBytes * 8) < labelWidth + 8, $"the picture goes {x + (widthBytes * 8) - labelWidth} dots over the label's side");
        PrinterRefusal.Unless(y + rows <= labelHeight, $"the picture goes {y + rows - labelHeight} rows over the label's end");
    }
}

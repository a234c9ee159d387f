namespace LabelHub.Rendering.Layout;

/// <summary>The resolutions of the printers served.</summary>
public enum PrinterDpi
{
    Dpi203 = 203,
    Dpi300 = 300,
}

/// <summary>A label's paper.</summary>
/// <param name="WidthMm">Across the head.</param>
/// <param name="HeightMm">Along the feed.</param>
public readonly record struct LabelStock(int WidthMm, int HeightMm)
{
    /// <summary>The stocks sold everywhere, smallest first.</summary>
    public static readonly IReadOnlyList<LabelStock> All =
    [
        new(40, 30), new(50, 30), new(50, 40), new(60, 40), new(70, 50), new(80, 60), new(100, 80),
    ];

    /// <summary>The name used in addresses: 60x40.</summary>
    public override string ToString() => FormattableString.Invariant($"{WidthMm}x{HeightMm}");

    /// <summary>8 dots a millimetre at 203 dpi; 11.811 at 300 dpi, rounded once.</summary>
    public static int Dots(double millimetres, PrinterDpi dpi) =>
        (int)Math.Round(millimetres * DotsPerMetre(dpi) / 1000.0, MidpointRounding.AwayFromZero);

    /// <summary>The dots that are at least so many millimetres: 1.8 mm is 15 dots at 203 dpi, 22 at 300 dpi.</summary>
    public static int DotsAtLeast(double millimetres, PrinterDpi dpi) =>
        (int)Math.Ceiling((millimetres * DotsPerMetre(dpi) / 1000.0) - 1e-9);

    /// <summary>Dots a metre: 8000 or 11811.</summary>
    public static int DotsPerMetre(PrinterDpi dpi) => dpi == PrinterDpi.Dpi203 ? 8000 : 11811;
}

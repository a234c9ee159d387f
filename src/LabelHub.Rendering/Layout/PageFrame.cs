using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Layout;

/// <summary>A label's edges and the corner its QR code stands in, in dots.</summary>
internal readonly record struct PageFrame
{
    /// <summary>Modules that stay white round a QR code.</summary>
    public const int QuietModules = QrMatrix.QuietZone;

    /// <summary>Printers feed a millimetre more or less: nothing is printed closer to the edge.</summary>
    private const double MarginMm = 1.0;

    /// <param name="stock">The paper.</param>
    /// <param name="dpi">The printer's resolution.</param>
    /// <param name="qrModules">Modules a side without the quiet zone; 0 for no code.</param>
    /// <param name="moduleDots">Dots a module side.</param>
    public PageFrame(LabelStock stock, PrinterDpi dpi, int qrModules, int moduleDots)
    {
        var margin = LabelStock.DotsAtLeast(MarginMm, dpi);
        Width = LabelStock.Dots(stock.WidthMm, dpi);
        Height = LabelStock.Dots(stock.HeightMm, dpi);
        Printable = new DotRect(margin, margin, Width - (2 * margin), Height - (2 * margin));
        ModuleDots = moduleDots;
        if (qrModules > 0)
        {
            // The quiet zone is white anyway, so it may lie in the margin; the modules may not.
            var quiet = QuietModules * moduleDots;
            var side = (qrModules * moduleDots) + (2 * quiet);
            Qr = new DotRect(Math.Min(Width, Printable.Right + quiet) - side, Math.Min(Height, Printable.Bottom + quiet) - side, side, side);
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Where ink may be.</summary>
    public DotRect Printable { get; }

    /// <summary>Dots a module side.</summary>
    public int ModuleDots { get; }

    /// <summary>The QR code with its quiet zone; empty when there is none.</summary>
    public DotRect Qr { get; }

    public bool HasQr => Qr.Width > 0;

    /// <summary>Whether the modules lie inside the printable area and the quiet zone on the label.</summary>
    public bool QrFits => !HasQr
        || (Qr.X >= 0 && Qr.Y >= 0 && Qr.X + (QuietModules * ModuleDots) >= Printable.X && Qr.Y + (QuietModules * ModuleDots) >= Printable.Y);

    /// <summary>The right end of a line that takes these rows.</summary>
    public int RightAt(int top, int bottom) => HasQr && bottom > Qr.Y && top < Qr.Bottom ? Qr.X : Printable.Right;
}

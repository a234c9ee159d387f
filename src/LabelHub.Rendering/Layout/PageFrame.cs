using LabelHub.Rendering.Composition;
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
    /// <param name="logo">Stands in the upper right corner; null for none.</param>
    public PageFrame(LabelStock stock, PrinterDpi dpi, int qrModules, int moduleDots, Logo? logo = null)
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
            Qr = new DotRect(
                Math.Min(Width, Printable.Right + quiet) - side, Math.Min(Height, Printable.Bottom + quiet) - side, side, side);
        }

        if (logo is not null)
        {
            Logo = new DotRect(Printable.Right - logo.Width, Printable.Y, logo.Width, logo.Height);
            _logoGap = margin;
        }
    }

    /// <summary>White between the logo and the text beside or under it.</summary>
    private readonly int _logoGap;

    public int Width { get; }

    public int Height { get; }

    /// <summary>Where ink may be.</summary>
    public DotRect Printable { get; }

    /// <summary>Dots a module side.</summary>
    public int ModuleDots { get; }

    /// <summary>The QR code with its quiet zone; empty when there is none.</summary>
    public DotRect Qr { get; }

    public bool HasQr => Qr.Width > 0;

    /// <summary>The logo; empty when there is none.</summary>
    public DotRect Logo { get; }

    /// <summary>What a name on the first line has.</summary>
    public int NameWidth => RightAt(Printable.Y, Printable.Y + 1) - Printable.X;

    /// <summary>
    /// Whether the modules lie inside the printable area and the quiet zone on the label, and the logo beside neither
    /// and not across the label.
    /// </summary>
    public bool CodeAndLogoFit => QrFits && (Logo.Width == 0 || (Logo.Width <= Printable.Width / 2 && Logo.Bottom <= Printable.Bottom && !Logo.Intersects(Qr)));

    private bool QrFits => !HasQr
        || (Qr.X >= 0 && Qr.Y >= 0 && Qr.X + (QuietModules * ModuleDots) >= Printable.X && Qr.Y + (QuietModules * ModuleDots) >= Printable.Y);

    /// <summary>The right end of a line that takes these rows.</summary>
    public int RightAt(int top, int bottom)
    {
        var right = HasQr && bottom > Qr.Y && top < Qr.Bottom ? Qr.X : Printable.Right;
        return Logo.Width > 0 && top < Logo.Bottom + _logoGap ? Math.Min(right, Logo.X - _logoGap) : right;
    }
}

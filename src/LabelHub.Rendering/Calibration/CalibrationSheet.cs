using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Calibration;

/// <summary>
/// A label to print first: a border where labels' ink ends, rulers in millimetres, a patch that shows black for white, QR
/// codes of both module sizes, steps of density and text of the least lawful height. Placed like any other label, so
/// every format that draws labels draws it.
/// </summary>
public static class CalibrationSheet
{
    private const double TextMm = 1.8;
    private const int BorderDots = 2;

    /// <summary>What to look at: border, rulers, the black and the white patch, the stripes.</summary>
    private static readonly string[] LookAt = ["边框", "刻度", "黑白", "条纹"];

    public static PlacedLabel Place(LabelStock stock, PrinterDpi dpi, ITextShaper shaper)
    {
        var page = new PageFrame(stock, dpi, 0, 0);
        var writer = new SheetWriter(shaper, LabelStock.DotsAtLeast(TextMm, dpi));
        writer.Add(new PlacedBox(page.Printable, BorderDots));
        var mm = LabelStock.DotsPerMetre(dpi) / 1000.0;
        CalibrationRulers.Draw(writer, page.Printable, mm);
        var (left, top) = (page.Printable.X + CalibrationRulers.Columns(mm, writer), page.Printable.Y + CalibrationRulers.Rows(mm, writer));
        var sizes = new[] { ModuleDots(dpi) - 1, ModuleDots(dpi) };
        var codes = Codes(writer, left, top, sizes);
        var line = (int)(mm / 2) + writer.TextHeight;
        for (var i = 0; i < LookAt.Length; i++)
            writer.Write(LookAt[i], codes.Right + (int)(mm / 4), top + ((i + 1) * line));
        var patches = CalibrationPatches.Draw(writer, left, codes.Bottom, mm);
        writer.Write(stock.ToString(), patches.Right, codes.Bottom + writer.TextHeight);
        writer.Write(FormattableString.Invariant($"{(int)dpi}dpi"), patches.Right, patches.Bottom);
        writer.Write(FormattableString.Invariant($"二维码：左{sizes[0]}点 右{sizes[1]}点"), left, patches.Bottom + line);
        return new PlacedLabel
        {
            WidthDots = page.Width,
            HeightDots = page.Height,
            DotsPerMetre = LabelStock.DotsPerMetre(dpi),
            Texts = writer.Texts,
            Boxes = writer.Boxes,
            Qr = null,
        };
    }

    /// <summary>What a QR code of that module size says.</summary>
    public static string Payload(int moduleDots) => FormattableString.Invariant($"LABELHUB {moduleDots}");

    private static int ModuleDots(PrinterDpi dpi) => dpi == PrinterDpi.Dpi203 ? 4 : 5;

    /// <summary>Side by side, each with its quiet zone; what they take up.</summary>
    private static DotRect Codes(SheetWriter writer, int left, int top, int[] moduleDots)
    {
        var (right, bottom) = (left, top);
        foreach (var dots in moduleDots)
        {
            var side = (QrMatrix.SizeOf(Payload(dots)) + (2 * QrMatrix.QuietZone)) * dots;
            QrShape.Rectangles(new PlacedQr(Payload(dots), dots, new DotRect(right, top, side, side)), writer.Fill);
            right += side;
            bottom = Math.Max(bottom, top + side);
        }

        return new DotRect(left, top, right - left, bottom - top);
    }
}

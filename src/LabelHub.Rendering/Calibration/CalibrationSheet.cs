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

    public static PlacedLabel Place(LabelStock stock, PrinterDpi dpi, ITextShaper shaper)
    {
        var page = new PageFrame(stock, dpi, 0, 0);
        var writer = new SheetWriter(shaper, LabelStock.DotsAtLeast(TextMm, dpi));
        writer.Add(new PlacedBox(page.Printable, BorderDots));
        var mm = LabelStock.DotsPerMetre(dpi) / 1000.0;
        CalibrationRulers.Draw(writer, page.Printable, mm);
        var (left, top) = (page.Printable.X + CalibrationRulers.Columns(mm, writer), page.Printable.Y + CalibrationRulers.Rows(mm, writer));
        var sizes = new[] { ModuleDots(dpi) - 1, ModuleDots(dpi) };
        var codesBottom = Codes(writer, left, top, sizes);
        var patchesBottom = CalibrationPatches.Draw(writer, left, codesBottom, mm);
        var words = FormattableString.Invariant($"{stock} {(int)dpi}dpi 码{sizes[0]}点{sizes[1]}点");
        writer.Write(words, left, patchesBottom + (int)(mm / 2) + writer.TextHeight);
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

    /// <summary>Side by side, each with its quiet zone; the row under the bigger one.</summary>
    private static int Codes(SheetWriter writer, int left, int top, int[] moduleDots)
    {
        var bottom = top;
        foreach (var dots in moduleDots)
        {
            var side = (QrModules.Of(Payload(dots)) + (2 * QrMatrix.QuietZone)) * dots;
            QrShape.Rectangles(new PlacedQr(Payload(dots), dots, new DotRect(left, top, side, side)), writer.Fill);
            left += side;
            bottom = Math.Max(bottom, top + side);
        }

        return bottom;
    }
}

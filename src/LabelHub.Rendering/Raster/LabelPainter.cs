using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Raster;

/// <summary>
/// Draws a placed label. The layout has made sure that everything lies on the paper and can be drawn; where that is
/// not so it throws <see cref="InvalidOperationException"/> with the field's name, and nothing is printed cut off.
/// </summary>
public sealed class LabelPainter(IGlyphMasks masks)
{
    public Bitmap1 Paint(PlacedLabel label)
    {
        var bitmap = new Bitmap1(label.WidthDots, label.HeightDots);
        foreach (var box in label.Boxes)
            Draw(bitmap, box);
        foreach (var text in label.Texts)
            Draw(bitmap, text);
        if (label.Qr is { } qr)
            Draw(bitmap, qr);
        if (label.Logo is { } logo)
            Draw(bitmap, logo);
        return bitmap;
    }

    private static void Draw(Bitmap1 bitmap, PlacedBox box)
    {
        if (!bitmap.Contains(box.Area))
            throw OutsidePaper("A box", box.Area);
        foreach (var side in box.Sides())
            bitmap.TryFill(side);
    }

    private static void Draw(Bitmap1 bitmap, PlacedQr qr)
    {
        if (!bitmap.Contains(qr.Area))
            throw OutsidePaper("The QR code", qr.Area);
        QrShape.Rectangles(qr, area => bitmap.TryFill(area));
    }

    private static void Draw(Bitmap1 bitmap, PlacedLogo logo)
    {
        if (!bitmap.Contains(logo.Area))
            throw OutsidePaper("The logo", logo.Area);
        foreach (var run in logo.Runs())
            bitmap.TryFill(run);
    }

    private static InvalidOperationException OutsidePaper(string what, DotRect area) =>
        new(FormattableString.Invariant($"{what} lies outside the label: {area}."));

    private void Draw(Bitmap1 bitmap, PlacedText text)
    {
        var pen = text.X;
        var weight = text.Text.Style.Weight;
        foreach (ref readonly var glyph in text.Text.Span.Slice(text.FirstGlyph, text.GlyphCount))
        {
            if (glyph.GlyphId == 0)
                throw new InvalidOperationException($"{Name(text)} has a character that the font lacks.");
            var mask = masks.Mask(weight, glyph.Em, glyph.GlyphId);
            var (x, y) = (pen + glyph.OffsetX + mask.Left, text.Baseline - glyph.OffsetY - mask.Top);
            if (mask.Height > 0 && !bitmap.TryAdd(mask, x, y))
                throw OutsidePaper(Name(text), new DotRect(x, y, mask.Width, mask.Height));
            pen += glyph.Advance;
        }
    }

    private static string Name(PlacedText text) => text.Field is null ? "A text of ours" : $"The field {text.Field}";
}

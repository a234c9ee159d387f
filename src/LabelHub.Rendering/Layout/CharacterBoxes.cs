using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>
/// Measures characters on their real dots, and squeezes full-width marks as Chinese typesetting does: of two
/// marks side by side the first loses its white half, and so does a mark at a line's edge.
/// </summary>
internal static class CharacterBoxes
{
    public static CharacterBox[] Of(ShapedParagraph paragraph, ReadOnlySpan<int> advances, IGlyphMasks masks)
    {
        var boxes = new CharacterBox[advances.Length];
        for (var i = 0; i < boxes.Length; i++)
            boxes[i] = new CharacterBox(advances[i]);
        for (var i = 0; i < paragraph.Shapes.Length; i++)
            MeasureInk(boxes, paragraph.Paragraph, paragraph.Paragraph.Pieces[i].Start, paragraph.Shapes[i], masks);
        Squeeze(boxes, paragraph.Paragraph.Text);
        return boxes;
    }

    private static void MeasureInk(CharacterBox[] boxes, Paragraph paragraph, int start, ShapedText shape, IGlyphMasks masks)
    {
        foreach (ref readonly var glyph in shape.Span)
        {
            var mask = masks.Mask(shape.Style.Weight, glyph.Em, glyph.GlyphId);
            if (mask.Height == 0)
                continue;
            var at = start + glyph.Cluster;
            var box = boxes[at] with
            {
                Above = Math.Max(boxes[at].Above, mask.Top + glyph.OffsetY),
                Below = Math.Max(boxes[at].Below, mask.Bottom - glyph.OffsetY),
            };
            // Only marks as wide as a Han character have a white half to lose.
            var left = mask.Left + glyph.OffsetX;
            var right = glyph.Advance - left - mask.Width;
            var mark = glyph.Advance < glyph.Em ? LineBreakClass.Han : LineBreakClasses.Of(paragraph.Text, at);
            boxes[at] = box with
            {
                Lead = Math.Min(left, mark == LineBreakClass.Open ? glyph.Em / 2 : 0),
                Trail = Math.Min(right, mark == LineBreakClass.Close ? glyph.Em / 2 : 0),
            };
        }
    }

    private static void Squeeze(CharacterBox[] boxes, string text)
    {
        for (var i = 0; i + 1 < boxes.Length; i++)
        {
            if (boxes[i].Trail > 0 && LineBreakClasses.Of(text, i + 1) is LineBreakClass.Open or LineBreakClass.Close)
                boxes[i] = boxes[i] with { Advance = boxes[i].Advance - boxes[i].Trail, Trail = 0, Squeezed = true };
            else if (boxes[i].Lead > 0 && boxes[i + 1].Lead > 0)
                boxes[i] = boxes[i] with { Advance = boxes[i].Advance - boxes[i + 1].Lead, Squeezed = true };
        }
    }
}

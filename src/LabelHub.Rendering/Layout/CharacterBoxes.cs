using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>
/// Measures characters on their real dots, and squeezes full-width marks as Chinese typesetting does: of two
/// marks side by side the first loses its white half, and so does a mark at a line's edge.
/// </summary>
internal static class CharacterBoxes
{
    /// <summary>A text by itself, nothing squeezed.</summary>
    public static CharacterBox[] Of(ShapedText shape, IGlyphMasks masks)
    {
        var boxes = new CharacterBox[shape.Text.Length];
        var next = 0;
        foreach (ref readonly var glyph in shape.Span)
        {
            ref var box = ref boxes[glyph.Cluster];
            Join(boxes, next, glyph.Cluster);
            next = Math.Max(next, glyph.Cluster + 1);
            box.Advance += glyph.Advance;
            var mask = masks.Mask(shape.Style.Weight, glyph.Em, glyph.GlyphId);
            if (mask.Height > 0)
                MeasureInk(ref box, shape.Text, glyph, mask);
        }

        Join(boxes, next, boxes.Length);
        return boxes;
    }

    /// <summary>A paragraph's characters, its marks squeezed.</summary>
    /// <param name="paragraph">With its pieces shaped.</param>
    /// <param name="gap">Dots of each space between fields that run on: they belong to no piece and have no glyphs.</param>
    /// <param name="masks">The dots.</param>
    public static CharacterBox[] Of(ShapedParagraph paragraph, int gap, IGlyphMasks masks)
    {
        var boxes = new CharacterBox[paragraph.Paragraph.Length];
        var pieces = paragraph.Paragraph.Pieces;
        var end = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            boxes.AsSpan(end, pieces[i].Start - end).Fill(new CharacterBox(gap));
            paragraph.Shapes[i].Boxes(masks).CopyTo(boxes.AsSpan(pieces[i].Start));
            end = pieces[i].End;
        }

        Squeeze(boxes, paragraph.Paragraph.Text);
        return boxes;
    }

    /// <summary>Characters without a glyph of their own belong to the one before.</summary>
    private static void Join(CharacterBox[] boxes, int from, int to)
    {
        for (var i = from; i < to; i++)
            boxes[i].Joined = true;
    }

    private static void MeasureInk(ref CharacterBox box, string text, in ShapedGlyph glyph, GlyphMask mask)
    {
        box.Above = Math.Max(box.Above, mask.Top + glyph.OffsetY);
        box.Below = Math.Max(box.Below, mask.Bottom - glyph.OffsetY);
        // Only marks as wide as a Han character have a white half to lose.
        var left = mask.Left + glyph.OffsetX;
        var right = glyph.Advance - left - mask.Width;
        var mark = glyph.Advance < glyph.Em ? LineBreakClass.Han : LineBreakClasses.Of(text, glyph.Cluster);
        box.Lead = Math.Min(left, mark == LineBreakClass.Open ? glyph.Em / 2 : 0);
        box.Trail = Math.Min(right, mark == LineBreakClass.Close ? glyph.Em / 2 : 0);
    }

    private static void Squeeze(CharacterBox[] boxes, string text)
    {
        for (var i = 0; i + 1 < boxes.Length; i++)
        {
            ref var box = ref boxes[i];
            if (box.Trail > 0 && LineBreakClasses.Of(text, i + 1) is LineBreakClass.Open or LineBreakClass.Close)
                (box.Advance, box.Trail, box.Squeezed) = (box.Advance - box.Trail, 0, true);
            else if (box.Lead > 0 && boxes[i + 1].Lead > 0)
                (box.Advance, box.Squeezed) = (box.Advance - boxes[i + 1].Lead, true);
        }
    }
}

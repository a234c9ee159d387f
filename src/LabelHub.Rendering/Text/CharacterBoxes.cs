using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Text;

/// <summary>Measures the characters of a shaped text on their real dots.</summary>
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
}

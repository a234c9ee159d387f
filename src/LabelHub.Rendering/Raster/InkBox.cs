using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Raster;

/// <summary>Measures ink on real dots: what a ruler would find on the paper.</summary>
public static class InkBox
{
    /// <summary>The smallest rectangle with all black dots of a picture; null where it is white.</summary>
    public static DotRect? Of(Bitmap1 bitmap)
    {
        DotRect? box = null;
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                if (bitmap[x, y])
                    box = Union(box, new DotRect(x, y, 1, 1));
            }
        }

        return box;
    }

    /// <summary>
    /// The ink of a shaped text, with the first pen position and the baseline as origin and y growing downwards; null
    /// where it has none. Ink may lie a dot or two outside the advances, as the tail of a j does.
    /// </summary>
    public static DotRect? Of(ShapedText text, IGlyphMasks masks)
    {
        DotRect? box = null;
        var pen = 0;
        foreach (var glyph in text.Glyphs)
        {
            var mask = masks.Mask(text.Style.Weight, glyph.Em, glyph.GlyphId);
            if (mask.Height > 0)
                box = Union(box, new DotRect(pen + glyph.OffsetX + mask.Left, -glyph.OffsetY - mask.Top, mask.Width, mask.Height));
            pen += glyph.Advance;
        }

        return box;
    }

    private static DotRect Union(DotRect? box, DotRect other)
    {
        if (box is not { } first)
            return other;
        var (x, y) = (Math.Min(first.X, other.X), Math.Min(first.Y, other.Y));
        return new DotRect(x, y, Math.Max(first.Right, other.Right) - x, Math.Max(first.Bottom, other.Bottom) - y);
    }
}

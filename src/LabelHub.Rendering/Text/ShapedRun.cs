using LabelHub.Rendering.Text.Fonts;

namespace LabelHub.Rendering.Text;

/// <summary>A glyph before its size is known, in units of the font.</summary>
/// <param name="GlyphId">The glyph in the face.</param>
/// <param name="Cluster">Index of its first UTF-16 unit in the text.</param>
/// <param name="Advance">Pen movement, kerning included.</param>
/// <param name="OffsetX">Right of the pen.</param>
/// <param name="OffsetY">Above the baseline.</param>
internal readonly record struct UnitGlyph(uint GlyphId, int Cluster, int Advance, int OffsetX, int OffsetY)
{
    /// <summary>The glyph at a size.</summary>
    /// <param name="em">Dots an em.</param>
    /// <param name="raise">Dots added to its height over the baseline.</param>
    public ShapedGlyph OnDots(int em, int raise) => new(GlyphId, em, Cluster, Dots(Advance, em), Dots(OffsetX, em), Dots(OffsetY, em) + raise);

    /// <summary>Whole dots, halves away from zero; each advance is rounded by itself, so gaps stay even.</summary>
    private static int Dots(int units, int em)
    {
        var product = (long)units * em;
        var rounded = (Math.Abs(product) + (ShapingFont.Scale / 2)) / ShapingFont.Scale;
        return (int)(product < 0 ? -rounded : rounded);
    }
}

/// <summary>A stretch of a text that was shaped as a whole.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its UTF-16 units.</param>
/// <param name="Glyphs">In the order of the text.</param>
internal readonly record struct ShapedRun(int Start, int Length, UnitGlyph[] Glyphs);

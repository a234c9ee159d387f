namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>Gives the painter the dots of glyphs.</summary>
public interface IGlyphMasks
{
    /// <summary>The mask of a glyph; the same object again as long as it is cached.</summary>
    GlyphMask Mask(FontWeight weight, int em, uint glyphId);
}

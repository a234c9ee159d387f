namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>The masks used lately, by weight, em and glyph; at most twice the limits are held.</summary>
internal sealed class GlyphMaskCache(Func<FontWeight, int, uint, GlyphMask> draw, int generationMasks, int generationBytes)
{
    private readonly TwoGenerations<long, GlyphMask> _masks =
        new(generationMasks, generationBytes, mask => mask.Bits.Length + (sizeof(ulong) * mask.Rows.Length));

    public int Count => _masks.Count;

    public GlyphMask Get(FontWeight weight, int em, uint glyphId)
    {
        var key = ((long)weight << 48) | ((long)em << 32) | glyphId;
        if (_masks.Find(key) is { } known)
            return known;
        var mask = draw(weight, em, glyphId);
        _masks.Add(key, mask);
        return mask;
    }
}

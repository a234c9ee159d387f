using System.Buffers;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>
/// The glyphs of characters that look the same whatever stands beside them in this face: ideographs, digits, and the signs between
/// them. The text of a label is mostly these; they are shaped once a character instead of once a text.
/// </summary>
internal sealed class SolitaryGlyphs(ShapingFont font)
{
    private const int PageSize = 256;

    /// <summary>No pair of these, or of one with an ideograph, is kerned or joined. The dash and the ellipsis are, and letters.</summary>
    public const string Signs = "0123456789-./:%+、。，：；？！（）《》〈〉【】「」『』～";

    private static readonly SearchValues<char> SignValues = SearchValues.Create(Signs);

    // Glyph, advance and offsets in 16 bits each, so that a thread sees all of them or, as 0, none.
    private readonly long[]?[] _pages = new long[(char.MaxValue + 1) / PageSize][];

    public static bool IsSolitary(char c) => c is >= '\u4E00' and <= '\u9FFF' || SignValues.Contains(c);

    /// <summary>A run of such characters only; null where there is another one among them.</summary>
    public ShapedRun? Shape(string text, int start, int length)
    {
        foreach (var c in text.AsSpan(start, length))
        {
            if (!IsSolitary(c))
                return null;
        }

        var glyphs = new UnitGlyph[length];
        for (var i = 0; i < length; i++)
        {
            var packed = Of(text[start + i]);
            glyphs[i] = new UnitGlyph((ushort)(packed >> 48), start + i, (short)(packed >> 32), (short)(packed >> 16), (short)packed);
        }

        return new ShapedRun(start, length, glyphs);
    }

    private long Of(char c)
    {
        // Two threads may shape the same one, and come to the same.
        var page = _pages[c / PageSize] ??= new long[PageSize];
        ref var packed = ref page[c % PageSize];
        return packed != 0 ? packed : packed = ShapeAlone(c);
    }

    private long ShapeAlone(char c)
    {
        using var buffer = new ShapingBuffer();
        var glyph = buffer.Shape(font, c.ToString(), 0, 1).Glyphs.Single();
        return ((long)checked((ushort)glyph.GlyphId) << 48) | Bits(glyph.Advance, 32) | Bits(glyph.OffsetX, 16) | Bits(glyph.OffsetY, 0);

        static long Bits(int units, int shift) => (long)(ushort)checked((short)units) << shift;
    }
}

using System.Collections.Concurrent;

namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>
/// Masks by weight, em and glyph, in two generations: when the young one is full it becomes the old one and what
/// is still used moves over, so at most twice the limits are held and a lookup takes no lock.
/// </summary>
internal sealed class GlyphMaskCache(Func<FontWeight, int, uint, GlyphMask> draw, int generationMasks, int generationBytes)
{
    private Generation _young = new();
    private Generation _old = new();

    public int Count => _young.Masks.Count + _old.Masks.Count;

    public GlyphMask Get(FontWeight weight, int em, uint glyphId)
    {
        var key = ((long)weight << 48) | ((long)em << 32) | glyphId;
        var young = Volatile.Read(ref _young);
        if (young.Masks.TryGetValue(key, out var mask))
            return mask;
        if (!Volatile.Read(ref _old).Masks.TryGetValue(key, out mask))
            mask = draw(weight, em, glyphId);
        Add(young, key, mask);
        return mask;
    }

    private void Add(Generation young, long key, GlyphMask mask)
    {
        if (!young.Masks.TryAdd(key, mask))
            return;
        var count = Interlocked.Increment(ref young.Count);
        var bytes = Interlocked.Add(ref young.Bytes, mask.Bits.Length + (sizeof(ulong) * mask.Rows.Length));
        if (count < generationMasks && bytes < generationBytes)
            return;
        if (Interlocked.CompareExchange(ref _young, new Generation(), young) == young)
            Volatile.Write(ref _old, young);
    }

    private sealed class Generation
    {
        public int Count;
        public long Bytes;

        public ConcurrentDictionary<long, GlyphMask> Masks { get; } = new();
    }
}

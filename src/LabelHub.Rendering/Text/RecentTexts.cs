using System.Collections.Concurrent;

namespace LabelHub.Rendering.Text;

/// <summary>
/// Short texts with their shapes: captions come back on every label. What comes for the first time is only noted,
/// for numbers and dates hardly ever come again. Kept in two generations: when the young one is full it becomes the old one
/// and what is still used moves over, so at most twice the limit is held and a lookup takes no lock.
/// </summary>
internal sealed class RecentTexts(ITextShaper shaper, int generationTexts)
{
    /// <summary>UTF-16 units of the longest text kept; longer ones are hardly ever the same twice.</summary>
    public const int LongestText = 16;

    /// <summary>Hashes of what came lately, each at the place its last bits name. Threads may overwrite each other's.</summary>
    private readonly int[] _noted = new int[4096];

    private Generation _young = new();
    private Generation _old = new();

    public int Count => _young.Texts.Count + _old.Texts.Count;

    /// <summary>The text as it is kept, or anew.</summary>
    public SizedText Of(string text)
    {
        if (text.Length > LongestText)
            return new SizedText(text, shaper);
        var young = Volatile.Read(ref _young);
        if (young.Texts.TryGetValue(text, out var known))
            return known;
        if (Volatile.Read(ref _old).Texts.TryGetValue(text, out known))
            Add(young, known);
        else if (HasBeenNoted(text))
            Add(young, known = new SizedText(text, shaper));
        return known ?? new SizedText(text, shaper);
    }

    private bool HasBeenNoted(string text)
    {
        var hash = text.GetHashCode(StringComparison.Ordinal);
        ref var noted = ref _noted[hash & (_noted.Length - 1)];
        var before = noted;
        noted = hash;
        return before == hash;
    }

    private void Add(Generation young, SizedText text)
    {
        if (!young.Texts.TryAdd(text.Text, text) || Interlocked.Increment(ref young.Count) < generationTexts)
            return;
        if (Interlocked.CompareExchange(ref _young, new Generation(), young) == young)
            Volatile.Write(ref _old, young);
    }

    private sealed class Generation
    {
        public int Count;

        public ConcurrentDictionary<string, SizedText> Texts { get; } = new(StringComparer.Ordinal);
    }
}

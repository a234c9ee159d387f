namespace LabelHub.Rendering.Text;

/// <summary>
/// Short texts with their shapes: captions come back on every label. What comes for the first time is only noted,
/// for numbers and dates hardly ever come again. At most twice the limit is held.
/// </summary>
internal sealed class RecentTexts(ITextShaper shaper, int generationTexts)
{
    /// <summary>UTF-16 units of the longest text kept; longer ones are hardly ever the same twice.</summary>
    public const int LongestText = 16;

    /// <summary>Hashes of what came lately, each at the place its last bits name. Threads may overwrite each other's.</summary>
    private readonly int[] _noted = new int[4096];

    private readonly TwoGenerations<string, SizedText> _texts = new(generationTexts);

    public int Count => _texts.Count;

    /// <summary>The text as it is kept, or anew.</summary>
    public SizedText Of(string text)
    {
        if (text.Length > LongestText)
            return new SizedText(text, shaper);
        if (_texts.Find(text) is { } known)
            return known;
        var anew = new SizedText(text, shaper);
        if (HasBeenNoted(text))
            _texts.Add(text, anew);
        return anew;
    }

    private bool HasBeenNoted(string text)
    {
        var hash = text.GetHashCode(StringComparison.Ordinal);
        ref var noted = ref _noted[hash & (_noted.Length - 1)];
        var before = noted;
        noted = hash;
        return before == hash;
    }
}

using System.Collections;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>What may stand beside a short word: function words make it a word, a street's or a firm's ending makes it a name.</summary>
internal sealed class Edges
{
    private readonly BitArray _left = new(char.MaxValue + 1);
    private readonly BitArray _right = new(char.MaxValue + 1);
    private readonly List<string> _places = [];

    public void AddLeft(char c) => _left[c] = true;

    public void AddRight(char c) => _right[c] = true;

    public void AddPlace(string ending) => _places.Add(ending);

    /// <summary>Whether a word may start after this character.</summary>
    public bool MayPrecede(char c) => _left[c];

    /// <summary>Whether a word may end before this character.</summary>
    public bool MayFollow(char c) => _right[c];

    /// <summary>Whether what follows a word makes it the name of a place or a firm, as 路 does in 长寿路.</summary>
    public bool IsPlace(ReadOnlySpan<char> following)
    {
        foreach (var ending in _places)
        {
            if (following.StartsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

using System.Collections;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>Characters beside which a short word may start or end: function words and the like.</summary>
internal sealed class Edges
{
    private readonly BitArray _left = new(char.MaxValue + 1);
    private readonly BitArray _right = new(char.MaxValue + 1);

    public void AddLeft(char c) => _left[c] = true;

    public void AddRight(char c) => _right[c] = true;

    /// <summary>Whether a word may start after this character.</summary>
    public bool MayPrecede(char c) => _left[c];

    /// <summary>Whether a word may end before this character.</summary>
    public bool MayFollow(char c) => _right[c];
}

using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Where clauses and sentences end in one text.</summary>
internal sealed class Walls
{
    private readonly LightView _light;
    private readonly int[] _clause;
    private readonly int[] _sentence;

    public Walls(LightView light)
    {
        _light = light;
        _clause = new int[_light.Count + 1];
        _sentence = new int[_light.Count + 1];
        for (var cell = 1; cell <= _light.Count; cell++)
        {
            _clause[cell] = _clause[cell - 1] + ((_light.Before(cell) & Breaks.ClauseWall) != Breaks.None ? 1 : 0);
            _sentence[cell] = _sentence[cell - 1] + ((_light.Before(cell) & Breaks.SentenceWall) != Breaks.None ? 1 : 0);
        }
    }

    /// <summary>The number of the sentence a cell is in.</summary>
    public int Sentence(int cell) => _sentence[cell];

    /// <summary>The number of the clause a cell is in; emoji before the first letter cover no cell and are in the first clause.</summary>
    public int Clause(int cell) => _clause[Math.Max(cell, 0)];

    /// <summary>
    /// Whether a wall stands between a word that ends before one cell and a word that starts at another. A line end alone
    /// does not part words that touch: lines are broken anywhere.
    /// </summary>
    public bool Between(int end, int start, Scope scope)
    {
        if (end == 0 || (start == end && (_light.Before(start) & (Breaks.Comma | Breaks.Stop | Breaks.Field)) == Breaks.None))
            return false;
        var numbers = scope == Scope.Clause ? _clause : _sentence;
        return numbers[start] != numbers[end - 1];
    }
}

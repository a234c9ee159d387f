using System.Collections;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>What may stand beside a short word: function words make it a word, a street's or a firm's ending makes it a name.</summary>
internal sealed class Edges
{
    private readonly BitArray _left = new(char.MaxValue + 1);
    private readonly BitArray _right = new(char.MaxValue + 1);
    private readonly List<string> _places = [];

    public static Edges Read(RuleSource source)
    {
        var edges = new Edges();
        foreach (var row in TsvFile.Read(source, "side", "items"))
        {
            foreach (var item in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Action add = row[0] switch
                {
                    "left" => () => AddEach(item, edges.AddLeft),
                    "right" => () => AddEach(item, edges.AddRight),
                    "place" => () => edges.AddPlace(item),
                    _ => throw row.Error("an edge is left, right or place"),
                };
                add();
            }
        }

        return edges;

        static void AddEach(string characters, Action<char> add)
        {
            foreach (var c in characters)
                add(c);
        }
    }

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

    private void AddLeft(char c) => _left[c] = true;

    private void AddRight(char c) => _right[c] = true;

    private void AddPlace(string ending) => _places.Add(ending);
}

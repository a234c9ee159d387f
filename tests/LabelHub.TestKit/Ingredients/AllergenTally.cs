namespace LabelHub.TestKit.Ingredients;

/// <summary>Counts allergens of one kind against those a table names.</summary>
/// <param name="kind">What they are called where they are told apart.</param>
internal sealed class AllergenTally(string kind)
{
    public int Right { get; private set; }

    /// <summary>As the table names them.</summary>
    public int Expected { get; private set; }

    public int Found { get; private set; }

    /// <summary>Counts those of one row; tells what was missed and what was wrong.</summary>
    public IEnumerable<string> Add(IReadOnlyCollection<string> expected, IReadOnlyCollection<string> found)
    {
        var right = expected.Intersect(found, StringComparer.Ordinal).Count();
        Right += right;
        Expected += expected.Count;
        Found += found.Count;
        return expected.Except(found, StringComparer.Ordinal).Select(a => $"missed {kind} {a}")
            .Concat(found.Except(expected, StringComparer.Ordinal).Select(a => $"wrong {kind} {a}"));
    }
}

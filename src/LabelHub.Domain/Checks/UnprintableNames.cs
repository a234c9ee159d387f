namespace LabelHub.Domain.Checks;

/// <summary>Characters that no label can show, as an owner is told of them.</summary>
public static class UnprintableNames
{
    /// <summary>At most so many are named.</summary>
    private const int Most = 10;

    /// <summary>The characters, each once; a name such as U+FE0F says nothing to people.</summary>
    public static string Shown(IEnumerable<string> characters) =>
        string.Join(' ', characters.Take(Most).Select(c => c.StartsWith("U+", StringComparison.Ordinal) ? "（看不见的符号）" : c).Distinct());
}

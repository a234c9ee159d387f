using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Text;

/// <summary>
/// Long word lists stand in the rule files as running text, 小麦、大麦、黑麦: readable for people, and read far faster
/// than as many small YAML scalars.
/// </summary>
internal static class WordText
{
    /// <summary>The words of a text, separated by 、.</summary>
    public static string[] Words(string text) =>
        text.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Lines of the form 名称: 别名、别名; a line without a colon lists names that have no other names.</summary>
    /// <exception cref="RuleFileException">A line has no name.</exception>
    public static IEnumerable<(string Name, string[] Others)> Items(string text, RuleSource source)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(": ", 2, StringSplitOptions.TrimEntries);
            if (parts[0].Length == 0)
                throw new RuleFileException(source.Path, 1, $"'{line}' is not of the form name: other、other");
            if (parts.Length == 2)
            {
                yield return (parts[0], Words(parts[1]));
                continue;
            }

            foreach (var name in Words(line))
                yield return (name, []);
        }
    }
}

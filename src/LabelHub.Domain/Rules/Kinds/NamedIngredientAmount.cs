using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class NamedIngredientAmountFile : FindingRuleFile
{
    /// <summary>What may follow an ingredient in a name that only describes a taste, as 味 does in 香葱味饼干.</summary>
    public required List<string> TasteWords { get; set; }
}

/// <summary>
/// An ingredient that the food's name speaks of and no amount is given for: 红枣糕 of 小麦粉、红枣. Silent for a food of
/// one ingredient, and where the label gives an amount beside the ingredient's name in any field.
/// </summary>
internal sealed class NamedIngredientAmount(NamedIngredientAmountFile file, IReadOnlyList<RuleVersion> versions)
    : FindingRule(file, versions)
{
    /// <summary>How far behind the name an amount still belongs to it.</summary>
    private const int Near = 14;

    private readonly List<string> _tasteWords = file.TasteWords;

    public override string Field => LabelFields.Ingredients;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var text = context.Label.Ingredients ?? "";
        var entries = IngredientEntries.Of(text).ToList();
        if (entries.Count < 2 || context.Label.FoodName is not { } foodName)
            return null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var (start, length) = entry.GetOffsetAndLength(text.Length);
            var name = NameOf(text.Substring(start, length));
            if (name.Length < 2 || !seen.Add(name) || !IsNamed(foodName, name) || HasAmount(context.Label, name))
                continue;
            var at = text.IndexOf(name, start, StringComparison.Ordinal);
            return Found(context, version) with { Span = new TextSpan(at, name.Length), MatchedText = name };
        }

        return null;
    }

    /// <summary>The Han characters an entry begins with: brackets, marks and shares are no part of the name.</summary>
    private static string NameOf(string entry) =>
        new([.. entry.TrimStart().TakeWhile(static c => c is >= '\u4E00' and <= '\u9FFF')]);

    private bool IsNamed(string foodName, string name)
    {
        var at = foodName.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && !_tasteWords.Exists(word => foodName.AsSpan(at + name.Length).StartsWith(word, StringComparison.Ordinal));
    }

    private static bool HasAmount(LabelContent label, string name)
    {
        foreach (var (field, typed) in LabelFields.Texts(label))
        {
            if (field == LabelFields.FoodName)
                continue;
            var text = HalfWidth.Of(typed);
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                var behind = text.AsSpan(at + name.Length);
                if (SaysAmount(behind[..Math.Min(Near, behind.Length)]))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a number comes before the next entry begins.</summary>
    private static bool SaysAmount(ReadOnlySpan<char> behind)
    {
        var end = behind.IndexOfAny('、', ',');
        var own = end < 0 ? behind : behind[..end];
        return own.IndexOfAnyInRange('0', '9') >= 0 || own.Contains("百分之", StringComparison.Ordinal);
    }
}

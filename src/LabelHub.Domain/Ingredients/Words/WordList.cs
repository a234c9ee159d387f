using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Parsing;

namespace LabelHub.Domain.Ingredients.Words;

/// <summary>A compiled list: the rule it belongs to and the conditions under which it keeps quiet.</summary>
internal sealed class WordList(WordListFile file, Citation? citation)
{
    public string RuleId => file.Rule;

    public Citation? Citation => citation;

    public string Why => file.Why;

    /// <summary>At most, for this entry.</summary>
    public Severity SeverityOf(IngredientEntry entry) =>
        file.SofterWith.Exists(w => entry.Remarks.Contains(w, StringComparison.Ordinal)) ? Severity.Info : file.Severity;

    /// <summary>Whether the list has something to say of an entry that holds one of its words.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="label">The label it stands on.</param>
    public bool Speaks(IngredientEntry entry, CheckedLabel label)
    {
        var foodName = label.FoodName;
        if ((file.UnlessOpened && entry.Contents.Count > 0) || (file.NotAsAdditive && entry.Function is not null))
            return false;
        if (file.QuietIn.Exists(w => foodName.Contains(w, StringComparison.Ordinal)))
            return false;
        if (label.IsDrink && file.QuietAsDrink.Exists(w => foodName.EndsWith(w, StringComparison.Ordinal)))
            return false;
        if (file.AskIn.Count > 0 && !file.AskIn.Exists(w => foodName.Contains(w, StringComparison.Ordinal)))
            return false;
        return file.UnlessSays.Count == 0 || !file.UnlessSays.Exists(w => label.Words().Contains(w, StringComparison.Ordinal));
    }
}

/// <summary>A word's place in a list.</summary>
/// <param name="List">The list.</param>
/// <param name="Name">The name this word is another name of.</param>
/// <param name="Match">How much of the entry it must be.</param>
internal sealed record WordUse(WordList List, string Name, WordMatch Match);

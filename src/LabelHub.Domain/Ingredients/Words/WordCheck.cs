using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Vocabulary;

namespace LabelHub.Domain.Ingredients.Words;

/// <summary>Reports the entries whose name is, or holds, a word of a list.</summary>
internal sealed class WordCheck(Modifiers modifiers, IngredientRuleBook rules)
{
    public void Check(IngredientEntry entry, CheckedLabel label, List<Finding> findings)
    {
        var first = findings.Count;
        foreach (var hit in entry.Words)
        {
            foreach (var use in hit.Term.Uses)
            {
                if (Matches(entry.Folded, hit, use.Match) && use.List.Speaks(entry, label) && !ExplainsItsParent(entry, use))
                    Add(entry, use, label, findings, first);
            }
        }
    }

    private void Add(IngredientEntry entry, WordUse use, CheckedLabel label, List<Finding> findings, int first)
    {
        var hit = new RuleHit(entry.Name, entry.Span)
        {
            Name = use.Name,
            Why = use.List.Why,
            Citation = use.List.Citation,
            MostSevere = use.List.SeverityOf(entry),
        };
        if (rules[use.List.RuleId].Find(label.Place, hit) is not { } finding)
            return;
        var said = findings.FindIndex(first, f => f.RuleId == finding.RuleId);
        if (said < 0)
            findings.Add(finding);
        else if (finding.Severity > findings[said].Severity)
            findings[said] = finding;
    }

    private bool Matches(string name, TermHit<WordTerm> hit, WordMatch match) => match switch
    {
        WordMatch.Modified => modifiers.AreBefore(name.AsSpan(0, hit.Start)) && modifiers.AreAfter(name.AsSpan(hit.End)),
        WordMatch.Exact => hit.Start == 0 && hit.End == name.Length,
        WordMatch.AtEnd => hit.End == name.Length,
        _ => true,
    };

    /// <summary>碳酸氢钠（小苏打）: the seller's name in brackets behind the generic one explains it.</summary>
    private static bool ExplainsItsParent(IngredientEntry entry, WordUse use) =>
        use.List.RuleId == IngredientRuleIds.AdditiveNonstandardName
        && entry.Parent is { } parent && parent.Name.Contains(use.Name, StringComparison.Ordinal);
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Rules;

namespace LabelHub.Domain.Ingredients.Additives;

/// <summary>How additives are named, and whether they are known not to be meant for the food.</summary>
internal sealed class AdditiveCheck(AdditiveNames names, AdditiveScopes scopes, AdditiveConditions conditions, IngredientRuleBook rules)
{
    public void Check(IngredientEntry entry, CheckedLabel label, List<Finding> findings)
    {
        if (entry.Contents.Count == 0
            && (entry.Kind is ListWord.FunctionClass or ListWord.AdditiveGroup || ListWords.IsBlend(entry.Folded)))
        {
            Add(IngredientRuleIds.AdditiveWithoutName, new RuleHit(entry.Name, entry.Span), label, findings);
            return;
        }

        var isNumber = InsNumber.Reads(entry.Folded);
        var additive = isNumber ? names.OfNumber(entry.Folded) : AdditiveOf(entry);
        if (isNumber && entry.Function is null)
            AddNumber(entry, additive, label, findings);
        if (additive is not null)
            CheckUse(entry, additive, label, findings);
    }

    /// <summary>The additive an entry names, by its generic or by a seller's name.</summary>
    private Additive? AdditiveOf(IngredientEntry entry)
    {
        if (entry.Words is not [{ Start: 0 } hit, ..] || hit.End != entry.Folded.Length)
            return null;
        return hit.Term.Additive
            ?? (hit.Term.Uses.Find(u => u.List.RuleId == IngredientRuleIds.AdditiveNonstandardName) is { } use
                ? names.OfName(use.Name)
                : null);
    }

    private void AddNumber(IngredientEntry entry, Additive? additive, CheckedLabel label, List<Finding> findings) =>
        Add(
            IngredientRuleIds.AdditiveNumberWithoutClass,
            new RuleHit(entry.Name, entry.Span)
            {
                Suggestion = additive is null ? null : $"写成“{additive.Name}”，或者“{additive.Function}（{additive.Name}）”",
            },
            label,
            findings);

    private void CheckUse(IngredientEntry entry, Additive additive, CheckedLabel label, List<Finding> findings)
    {
        var hit = new RuleHit(entry.Name, entry.Span) { Name = additive.Name };
        if (IsNitrite(additive))
            Add(IngredientRuleIds.NitriteInBeijing, hit, label, findings);
        if (scopes.Against(additive, label.FoodName, label.Category, label.Place.LawDate) is { } why)
            Add(IngredientRuleIds.AdditiveScope, hit with { Why = why }, label, findings);
        if (conditions.Of(additive) is { } condition && !label.Words().Contains(condition.Needs, StringComparison.Ordinal))
            Add(IngredientRuleIds.AdditiveCondition, hit with { Why = condition.Why }, label, findings);
    }

    private void Add(string ruleId, RuleHit hit, CheckedLabel label, List<Finding> findings)
    {
        if (rules[ruleId].Find(label.Place, hit) is { } finding)
            findings.Add(finding);
    }

    private static bool IsNitrite(Additive additive) => additive.Name is "亚硝酸钠" or "亚硝酸钾";
}

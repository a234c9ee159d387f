using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>One finding for all allergens the label does not point out, one for all it leaves open.</summary>
internal sealed class AllergenCheck(IReadOnlyList<AllergenClass> classes, IngredientRuleBook rules)
{
    public void Check(IngredientList list, LabelContent content, LabelPlace place, List<Finding> findings)
    {
        var certain = list.All.Aggregate(AllergenSet.None, (set, e) => set | e.Certain);
        var open = list.All.Aggregate(AllergenSet.None, (set, e) => set | e.Possible) & ~certain;
        if (certain == AllergenSet.None && open == AllergenSet.None)
            return;
        var shown = Shown(Hints(list, content));
        if ((certain & ~shown) is var missing and not AllergenSet.None && !IsNamedAfterIt(list, content, missing))
            Add(IngredientRuleIds.AllergenNotShown, list, e => e.Certain & missing, missing, place, findings);
        if ((open & ~shown) is var possible and not AllergenSet.None)
            Add(IngredientRuleIds.AllergenPossible, list, e => e.Possible & possible, possible, place, findings);
    }

    private void Add(
        string ruleId, IngredientList list, Func<IngredientEntry, AllergenSet> of,
        AllergenSet set, LabelPlace place, List<Finding> findings)
    {
        var entries = list.All.Where(e => of(e) != AllergenSet.None).ToList();
        var words = string.Join('、', entries.Select(e => e.Name).Distinct(StringComparer.Ordinal).Take(6));
        var named = classes.Where(c => (c.Bit & set) != AllergenSet.None).ToList();
        var hit = new RuleHit(entries[0].Name, entries[0].Span)
        {
            Name = words,
            Why = string.Join('、', named.Select(c => c.Name)),
            Suggestion = $"在配料表旁加一行：含有{string.Join('、', named.Select(c => Word(c, entries)))}",
        };
        if (ruleId == IngredientRuleIds.AllergenPossible)
        {
            hit = hit with
            {
                Suggestion = entries.TrueForAll(IsOil)
                    ? hit.Suggestion + "；精炼的可以不提示，写成“精炼”就看得出来"
                    : $"把“{words}”的原始配料写在括号里，例如：{entries[0].Name}（……）",
            };
        }

        if (rules[ruleId].Find(place, hit) is { } finding)
            findings.Add(finding);
    }

    /// <summary>An oil has no ingredients to write out: whether it was refined is the question.</summary>
    private static bool IsOil(IngredientEntry entry) => Array.Exists([.. entry.AllergenWords], hit => hit.Term.Oil != AllergenSet.None);

    /// <summary>The class's own word, or the cereal's: 小麦 says more than 麸质谷物, but 莜麦 is no wheat.</summary>
    private static string Word(AllergenClass of, List<IngredientEntry> entries) =>
        of.Bit != AllergenSet.Gluten ? of.Hint
        : of.Shown.FirstOrDefault(w => w.Length > 1 && entries.Exists(e => e.Folded.Contains(w, StringComparison.Ordinal))) ?? of.Hint;

    private AllergenSet Shown(string hints)
    {
        if (hints.Length == 0)
            return AllergenSet.None;
        return classes.Where(c => c.Shown.Any(w => hints.Contains(w, StringComparison.Ordinal)))
            .Aggregate(AllergenSet.None, (set, c) => set | c.Bit);
    }

    /// <summary>Every line of the label that speaks of allergens.</summary>
    private static string Hints(IngredientList list, LabelContent content)
    {
        var hints = list.Hint;
        foreach (var note in content.Notes)
        {
            if (IsHint(note.Caption) || IsHint(note.Text))
                hints += " " + note.Text;
        }

        foreach (var text in (string?[])[content.Description, content.Usage, content.StorageConditions])
        {
            if (text is not null && IsHint(text))
                hints += " " + text;
        }

        return hints;
    }

    private static bool IsHint(string text) =>
        text.Contains('敏') || text.Contains("含有", StringComparison.Ordinal) || text.Contains("品含", StringComparison.Ordinal)
        || text.Split('\n', '。', '；').Any(line => Signs.SaysContains(line.AsSpan(line.TakeWhile(Signs.IsBullet).Count())));

    /// <summary>A food of one ingredient whose name says what it is needs no second mention (D.5 a).</summary>
    private bool IsNamedAfterIt(IngredientList list, LabelContent content, AllergenSet missing) =>
        list.All.Count == 1 && content.FoodName is { } name
        && classes.Where(c => (c.Bit & missing) != AllergenSet.None).All(c => c.Shown.Any(w => name.Contains(w, StringComparison.Ordinal)));
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>One finding for all allergens the label does not point out, one for all it leaves open.</summary>
internal sealed class AllergenCheck(IngredientVocabulary vocabulary, IngredientRuleBook rules)
{
    private readonly IReadOnlyList<AllergenClass> _classes = vocabulary.AllergenClasses;

    public void Check(IngredientList list, LabelContent content, LabelPlace place, List<Finding> findings)
    {
        var certain = list.All.Aggregate(AllergenSet.None, (set, e) => set | e.Certain);
        var open = list.All.Aggregate(AllergenSet.None, (set, e) => set | e.Possible) & ~certain;
        if (certain == AllergenSet.None && open == AllergenSet.None)
            return;
        var statements = AllergenStatements.Read(Texts(list, content), _classes, vocabulary.Allergens);
        AddDenied(statements, list, place, findings);
        var shown = statements.Said;
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
        var named = _classes.Where(c => (c.Bit & set) != AllergenSet.None).ToList();
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

    /// <summary>The label says that the food is free of what its list names.</summary>
    private void AddDenied(AllergenStatements statements, IngredientList list, LabelPlace place, List<Finding> findings)
    {
        foreach (var (denied, word) in statements.Denied.DistinctBy(d => d.Class.Bit))
        {
            if (list.All.FirstOrDefault(e => (e.Certain & denied.Bit) != AllergenSet.None && Contradicts(e, denied, word)) is not { } entry)
                continue;
            var hit = new RuleHit(entry.Name, entry.Span) { Why = word };
            if (rules[IngredientRuleIds.AllergenDenied].Find(place, hit) is { } finding)
                findings.Add(finding);
        }
    }

    /// <summary>The class's own name denies all of it; another word, such as 乳糖, only what is called so.</summary>
    private static bool Contradicts(IngredientEntry entry, AllergenClass denied, string word) =>
        denied.General.Contains(word, StringComparer.Ordinal) || entry.Folded.Contains(word, StringComparison.Ordinal);

    /// <summary>The texts that stand together on the label; a statement in the slogan is not beside the list, but a denial may begin there.</summary>
    private IEnumerable<(string Text, bool Counts)> Texts(IngredientList list, LabelContent content)
    {
        yield return (Read(list.Hint), true);
        yield return (Read(content.FoodName), false);
        yield return (Read(content.Slogan), false);
        yield return (Read(content.Description), true);
        yield return (Read(content.Usage), true);
        yield return (Read(content.StorageConditions), true);
        foreach (var note in content.Notes)
            yield return (Read(note.Caption + "：" + note.Text), true);

        string Read(string? text) => StatementText.Of(text, vocabulary.Folding);
    }

    /// <summary>A food of one ingredient whose name says what it is needs no second mention (D.5 a).</summary>
    private bool IsNamedAfterIt(IngredientList list, LabelContent content, AllergenSet missing) =>
        list.All.Count == 1 && content.FoodName is { } name
        && _classes.Where(c => (c.Bit & missing) != AllergenSet.None).All(c => c.Shown.Any(w => name.Contains(w, StringComparison.Ordinal)));
}

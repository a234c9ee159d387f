using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Additives;
using LabelHub.Domain.Ingredients.Allergens;
using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Ingredients.Words;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients;

/// <summary>
/// Reads a label's ingredient list, names its allergens and says what is wrong with it. Compiled once from the files
/// under <c>ingredients/</c>; any number of threads may use it.
/// </summary>
public sealed class IngredientChecker
{
    /// <summary>A list with more faults than this needs another look, not a longer answer.</summary>
    private const int MostFindings = 100;

    private readonly IngredientVocabulary _vocabulary;
    private readonly IngredientListParser _parser;
    private readonly AllergenCheck _allergens;
    private readonly WordCheck _words;
    private readonly AdditiveCheck _additives;
    private readonly PunctuationCheck _punctuation;

    private IngredientChecker(IngredientVocabulary vocabulary, IngredientRuleBook rules)
    {
        _vocabulary = vocabulary;
        Rules = rules;
        _parser = new IngredientListParser(vocabulary.Folding, vocabulary.ListWords, vocabulary.Words);
        _allergens = new AllergenCheck(vocabulary, rules);
        _words = new WordCheck(vocabulary.Modifiers, rules);
        _additives = new AdditiveCheck(vocabulary.Additives, vocabulary.Scopes, vocabulary.Conditions, rules);
        _punctuation = new PunctuationCheck(rules);
    }

    internal IngredientRuleBook Rules { get; }

    /// <summary>The days on which a version of a rule, or an exception to it, begins or ends.</summary>
    internal IEnumerable<DateOnly> Changes => Rules.All.SelectMany(rule => rule.Changes);

    /// <summary>Compiles the files under <c>ingredients/</c>; other sources are passed over.</summary>
    /// <exception cref="RuleFileException">A file is missing or broken.</exception>
    public static IngredientChecker Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments) =>
        new(IngredientVocabulary.Compile(sources, instruments), IngredientRuleBook.Compile(sources, instruments));

    /// <summary>Judges the ingredient list of a label.</summary>
    /// <param name="content">What the label says.</param>
    /// <param name="form">How the food is packed.</param>
    /// <param name="jurisdiction">GB/T 2260 code.</param>
    /// <param name="category">The declared licensing category, resolved.</param>
    /// <param name="lawDate">Picks the editions of the law.</param>
    public IngredientReport Check(
        LabelContent content, PackagingForm form, string jurisdiction, DeclaredCategory category, DateOnly lawDate)
    {
        if (string.IsNullOrWhiteSpace(content.Ingredients))
            return IngredientReport.Empty;
        var list = _parser.Parse(content.Ingredients);
        var label = new CheckedLabel(content, FoodName(content), category, new LabelPlace(jurisdiction, form, lawDate))
        {
            IsDrink = list.Top is [{ Folded: "水" or "饮用水" or "纯净水" or "生活饮用水" }, ..],
        };
        var findings = new List<Finding>();
        foreach (var entry in list.All)
        {
            entry.AllergenWords = _vocabulary.Allergens.Scan(entry.Folded);
            entry.Words = _vocabulary.Words.Scan(entry.Folded);
            CheckEntry(entry, label, findings);
        }

        AllergenReading.Read(list, label);
        _punctuation.Check(list, content.Ingredients, label, findings);
        _allergens.Check(list, content, label.Place, findings);
        var certain = list.All.Aggregate(AllergenSet.None, (set, e) => set | e.Certain);
        var possible = list.All.Aggregate(AllergenSet.None, (set, e) => set | e.Possible) & ~certain;
        return new IngredientReport(
            list.Top.Select(ToIngredient).ToList(), AllergenCodes.Of(certain), AllergenCodes.Of(possible), Sorted(findings));
    }

    /// <summary>The most severe, in the order of the text.</summary>
    private static List<Finding> Sorted(List<Finding> findings)
    {
        if (findings.Count < 2)
            return findings;
        var kept = findings.Count <= MostFindings ? findings : findings.OrderByDescending(f => f.Severity).Take(MostFindings);
        return kept.OrderBy(f => f.Span?.Start ?? 0).ToList();
    }

    private void CheckEntry(IngredientEntry entry, CheckedLabel label, List<Finding> findings)
    {
        _words.Check(entry, label, findings);
        _additives.Check(entry, label, findings);
    }

    /// <summary>The food's name without its bracket: 苞谷酒（散装） is 苞谷酒.</summary>
    private string FoodName(LabelContent content)
    {
        var name = content.FoodName ?? "";
        var end = 0;
        while (end < name.Length && !Signs.Opens(name[end]))
            end++;
        return _vocabulary.Folding.Fold(name.AsSpan(0, end));
    }

    /// <summary>Recursion is bounded by <see cref="ListReader.MaxDepth"/>.</summary>
    private static Ingredient ToIngredient(IngredientEntry entry) =>
        new(
            entry.Name,
            entry.Function,
            entry.Contents.Count == 0 ? [] : entry.Contents.Select(ToIngredient).ToList(),
            AllergenCodes.Of(entry.Certain));
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Allergens;
using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients;

/// <summary>
/// Reads a label's ingredient list, names its allergens and says what is wrong with it. Compiled once from the files
/// under <c>ingredients/</c>; any number of threads may use it.
/// </summary>
public sealed class IngredientChecker
{
    private readonly IngredientListParser parser;
    private readonly TermTrie terms;
    private readonly AllergenCheck allergens;

    private IngredientChecker(IngredientListParser parser, TermTrie terms, AllergenCheck allergens, IngredientRuleBook rules)
    {
        this.parser = parser;
        this.terms = terms;
        this.allergens = allergens;
        Rules = rules;
    }

    internal IngredientRuleBook Rules { get; }

    /// <summary>Compiles the files under <c>ingredients/</c>; other sources are passed over.</summary>
    /// <exception cref="RuleFileException">A file is missing or broken.</exception>
    public static IngredientChecker Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments)
    {
        var folding = CharacterFolding.Compile(Single(sources, CharacterFolding.Reads, "characters"));
        var table = new TermTable(folding);
        var classes = AllergenWords.Compile(sources, table);
        var rules = IngredientRuleBook.Compile(sources, instruments);
        var words = ListWords.Compile(Single(sources, ListWords.Reads, "list-words"), folding);
        var trie = TermTrie.Build(table.All);
        return new IngredientChecker(new IngredientListParser(folding, words, trie), trie, new AllergenCheck(classes, rules), rules);
    }

    /// <summary>Judges the ingredient list of a label.</summary>
    /// <param name="content">What the label says.</param>
    /// <param name="form">How the food is packed.</param>
    /// <param name="jurisdiction">GB/T 2260 code.</param>
    /// <param name="foodCategory">The licensing category, by code or name; null when not declared.</param>
    /// <param name="lawDate">Picks the editions of the law.</param>
    public IngredientReport Check(LabelContent content, PackagingForm form, string jurisdiction, string? foodCategory, DateOnly lawDate)
    {
        if (string.IsNullOrWhiteSpace(content.Ingredients))
            return IngredientReport.Empty;
        var list = parser.Parse(content.Ingredients);
        foreach (var entry in list.All)
            entry.Hits = terms.Scan(entry.Folded);
        AllergenReading.Read(list, content);
        var findings = new List<Finding>();
        allergens.Check(list, content, new LabelPlace(jurisdiction, form, lawDate), findings);
        var certain = list.All.Aggregate(AllergenSet.None, (set, e) => set | e.Certain);
        return new IngredientReport(list.Top.Select(ToIngredient).ToList(), AllergenCodes.Of(certain), findings);
    }

    /// <summary>Recursion is bounded by <see cref="ListReader.MaxDepth"/>.</summary>
    private static Ingredient ToIngredient(IngredientEntry entry) =>
        new(entry.Name, entry.Function, entry.Contents.Select(ToIngredient).ToList(), AllergenCodes.Of(entry.Certain));

    private static RuleSource Single(IReadOnlyList<RuleSource> sources, Func<RuleSource, bool> reads, string name) =>
        sources.FirstOrDefault(reads) ?? throw new RuleFileException($"ingredients/{name}.yaml", 1, "the file is missing");
}

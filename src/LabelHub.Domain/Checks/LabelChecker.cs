using LabelHub.Domain.Claims;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Checks;

/// <summary>The whole check of a label: mandatory fields and sanity, claims, ingredients. Immutable; share one.</summary>
public sealed class LabelChecker
{
    private readonly ClaimDetector _claims;
    private readonly IngredientChecker _ingredients;

    private readonly CharacterCheck _characters;

    private LabelChecker(string edition, RuleSet rules, ClaimDetector claims, IngredientChecker ingredients, CharacterCheck characters)
    {
        Edition = edition;
        _characters = characters;
        Rules = rules;
        _claims = claims;
        _ingredients = ingredients;
    }

    public RuleSet Rules { get; }

    /// <summary>Changes with any file under <c>rules/</c>.</summary>
    public string Edition { get; }

    /// <summary>Compiles the whole of <c>rules/</c>.</summary>
    /// <param name="sources">Its files.</param>
    /// <param name="unprintable">The characters of a text that no font can print, each once; where nobody
    /// knows, all can be printed.</param>
    /// <exception cref="RuleFileException">A file is broken; the message names file and line.</exception>
    public static LabelChecker Compile(IReadOnlyList<RuleSource> sources, Func<string, IReadOnlyList<string>>? unprintable = null)
    {
        var instruments = InstrumentRegister.Compile(sources);
        // side by side: an owner is waiting for the first label
        var claims = Task.Run(() => ClaimDetector.Compile(sources, instruments));
        var ingredients = Task.Run(() => IngredientChecker.Compile(sources, instruments));
        var rules = RuleSet.Compile(sources, instruments);
        return new LabelChecker(
            RuleSource.EditionOf(sources),
            rules,
            claims.GetAwaiter().GetResult(),
            ingredients.GetAwaiter().GetResult(),
            new CharacterCheck(unprintable ?? (_ => [])));
    }

    /// <summary>The days after a day on which any rule, claims and ingredients included, begins or ends. The jurisdiction must be known.</summary>
    public IReadOnlyList<DateOnly> ChangesAfter(string jurisdiction, DateOnly day) =>
    [
        .. Rules.ChangesAfter(jurisdiction, day).Concat(_claims.Changes.Concat(_ingredients.Changes).Where(d => d > day)).Distinct().Order(),
    ];

    /// <summary>Checks one label. The jurisdiction must be known to <see cref="Rules"/>.</summary>
    public LabelCheck Check(LabelCheckQuery query)
    {
        var category = Rules.CategoryOf(query.FoodCategory);
        var rules = Rules.Evaluate(query, category);
        var list = _ingredients.Check(query.Content, query.PackagingForm, query.Jurisdiction, category, query.LawDate);
        var claimFindings = _claims.Detect(query.Content, query.PackagingForm, query.Jurisdiction, query.LawDate);
        Finding[] findings =
        [
            .. rules.Findings.Concat(claimFindings).Concat(list.Findings).Concat(_characters.Check(query.Content))
                .OrderByDescending(f => f.Severity),
        ];
        return new LabelCheck
        {
            Findings = findings,
            Expiry = query.Content.Expiry,
            Ingredients = list.Ingredients,
            Allergens = list.Allergens,
            PossibleAllergens = list.PossibleAllergens,
            RulePacks = rules.Packs,
            Print = rules.Print,
        };
    }
}

using LabelHub.Domain.Ingredients.Additives;
using LabelHub.Domain.Ingredients.Allergens;
using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Ingredients.Words;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients;

/// <summary>All words the ingredient rules know, compiled from the files under <c>ingredients/</c>.</summary>
/// <remarks>
/// Allergens and word lists are two vocabularies: in each the longest word hides the shorter ones in it, and a food that
/// hides a herb (黄连蜂蜜) must not hide an allergen, nor an allergen a herb.
/// </remarks>
internal sealed record IngredientVocabulary
{
    public required CharacterFolding Folding { get; init; }

    public required ListWords ListWords { get; init; }

    public required Modifiers Modifiers { get; init; }

    public required TermTrie<AllergenTerm> Allergens { get; init; }

    public required IReadOnlyList<AllergenClass> AllergenClasses { get; init; }

    public required TermTrie<WordTerm> Words { get; init; }

    public required AdditiveNames Additives { get; init; }

    public required AdditiveScopes Scopes { get; init; }

    public required AdditiveConditions Conditions { get; init; }

    /// <exception cref="RuleFileException">A file is missing or broken.</exception>
    public static IngredientVocabulary Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments)
    {
        var folding = CharacterFolding.Compile(Single(CharacterFolding.Reads, "characters"));
        var allergens = new TermTable<AllergenTerm>(folding, (text, place) => new AllergenTerm { Text = text, Place = place });
        var words = new TermTable<WordTerm>(folding, (text, place) => new WordTerm { Text = text, Place = place });
        var classes = AllergenWords.Compile(sources, allergens);
        WordLists.Compile(sources, instruments, words);
        var additives = AdditiveNames.Compile(Single(AdditiveNames.Reads, "additives/names"), words, allergens);
        return new IngredientVocabulary
        {
            Folding = folding,
            ListWords = ListWords.Compile(Single(ListWords.Reads, "list-words"), folding),
            Modifiers = Modifiers.Compile(Single(Modifiers.Reads, "list-modifiers"), folding),
            AllergenClasses = classes,
            Additives = additives,
            Scopes = AdditiveScopes.Compile(Single(AdditiveScopes.Reads, "additives/scopes"), words),
            Conditions = AdditiveConditions.Compile(Single(AdditiveConditions.Reads, "additives/conditions"), words),
            Allergens = TermTrie<AllergenTerm>.Build(allergens.All),
            Words = TermTrie<WordTerm>.Build(words.All),
        };

        RuleSource Single(Func<RuleSource, bool> reads, string name) =>
            sources.FirstOrDefault(reads) ?? throw new RuleFileException($"ingredients/{name}.yaml", 1, "the file is missing");
    }
}

using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>Reads the files under <c>ingredients/allergens/</c> into the vocabulary.</summary>
internal static class AllergenWords
{
    private const string Folder = "ingredients/allergens/";
    private const string Exceptions = Folder + "not-allergens.yaml";

    /// <summary>Adds every word and gives the eight classes in the order of the standard.</summary>
    /// <exception cref="RuleFileException">A class is missing or unknown, or a word is an allergen and none at once.</exception>
    public static IReadOnlyList<AllergenClass> Compile(IReadOnlyList<RuleSource> sources, TermTable<AllergenTerm> terms)
    {
        var files = sources.Where(s => s.Path.StartsWith(Folder, StringComparison.Ordinal)).ToList();
        var classes = files.Where(s => s.Path != Exceptions).Select(s => AddClass(s, terms)).OrderBy(c => (int)c.Bit).ToList();
        if (classes.Count != AllergenCodes.All.Length)
            throw new RuleFileException(Folder, 1, "the eight classes need one file each");
        foreach (var source in files.Where(s => s.Path == Exceptions))
            AddExceptions(source, terms);
        return classes;
    }

    private static AllergenClass AddClass(RuleSource source, TermTable<AllergenTerm> terms)
    {
        var file = RuleYaml.Read<AllergenFile>(source);
        if (AllergenCodes.Parse(file.Code) is not { } bit || source.Path != $"{Folder}{file.Code}.yaml")
            throw new RuleFileException(source.Path, 1, $"'{file.Code}' is not the code this file is named after");
        foreach (var word in WordText.Words(file.Certain))
            terms.Term(word, source).Certain |= bit;
        foreach (var word in WordText.Words(file.CertainAtEnd))
            terms.Term(word, source, TermPlace.AtEnd).Certain |= bit;
        foreach (var word in WordText.Words(file.CertainAlone))
            terms.Term(word, source, TermPlace.Alone).Certain |= bit;
        foreach (var word in WordText.Words(file.Oils))
            terms.Term(word, source).Oil |= bit;
        foreach (var word in WordText.Words(file.Possible))
            terms.Term(word, source).Possible |= bit;
        return new AllergenClass(bit, file.Name, file.Hint, WordText.Words(file.Shown)) { General = WordText.Words(file.General) };
    }

    private static void AddExceptions(RuleSource source, TermTable<AllergenTerm> terms)
    {
        var file = RuleYaml.Read<NotAllergensFile>(source);
        foreach (var word in WordText.Words(file.Exempt).Concat(WordText.Words(file.Words)))
        {
            var term = terms.Term(word, source);
            if (!term.IsException)
                throw new RuleFileException(source.Path, 1, $"'{word}' is an allergen in another file");
        }
    }
}

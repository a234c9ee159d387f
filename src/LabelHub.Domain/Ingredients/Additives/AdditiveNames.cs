using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Additives;

/// <summary>The additives of <c>ingredients/additives/names.yaml</c>: by name in the vocabulary, by number here.</summary>
internal sealed class AdditiveNames
{
    private const string File = "ingredients/additives/names.yaml";
    private readonly Dictionary<string, Additive> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Additive> _byName = new(StringComparer.Ordinal);

    private AdditiveNames()
    {
    }

    public static bool Reads(RuleSource source) => source.Path == File;

    /// <summary>Adds every name to both vocabularies: to that of allergens as a word that says nothing (乳酸钠 hides 乳).</summary>
    public static AdditiveNames Compile(RuleSource source, TermTable<WordTerm> words, TermTable<AllergenTerm> allergens)
    {
        var names = new AdditiveNames();
        foreach (var (function, table) in RuleYaml.Read<AdditiveNamesFile>(source).Classes)
        {
            foreach (var line in table.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
                names.Add(line, function, source, words, allergens);
        }

        return names;
    }

    /// <summary>The additive of an international number, with or without its letters.</summary>
    public Additive? OfNumber(ReadOnlySpan<char> folded) =>
        _byNumber.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(InsDigits(folded), out var additive) ? additive : null;

    /// <summary>The additive of a generic name as names.yaml spells it.</summary>
    public Additive? OfName(string name) => _byName.GetValueOrDefault(name);

    private void Add(string line, string function, RuleSource source, TermTable<WordTerm> words, TermTable<AllergenTerm> allergens)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == line.Length - 1)
            throw new RuleFileException(source.Path, 1, $"'{line}' is not number:name/other name");
        var all = line[(colon + 1)..].Split('/');
        var additive = words.Find(all[0])?.Additive ?? new Additive(all[0], function);
        foreach (var name in all)
        {
            words.Term(name, source).Additive ??= additive;
            _byName.TryAdd(name, additive);
            if (allergens.Find(name) is null)
                allergens.Term(name, source);
        }

        if (line[..colon] is not "-" and var number)
        {
            _byNumber.TryAdd(number, additive);
            _byNumber.TryAdd(InsDigits(number).ToString(), additive);
        }
    }

    /// <summary>471 of ins471, 500 of 500ii.</summary>
    private static ReadOnlySpan<char> InsDigits(ReadOnlySpan<char> number)
    {
        var start = number.IndexOfAnyInRange('0', '9');
        if (start < 0)
            return [];
        var rest = number[start..];
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? rest : rest[..end];
    }
}

/// <summary>The form of <c>ingredients/additives/names.yaml</c>.</summary>
internal sealed class AdditiveNamesFile
{
    /// <summary>By function class: words of the form number:name/other name.</summary>
    public required Dictionary<string, string> Classes { get; set; }
}

using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>Collects the words of one vocabulary while the rules are compiled; one word of two files is one term.</summary>
internal sealed class TermTable<T>(CharacterFolding folding, Func<string, TermPlace, T> make)
    where T : Term
{
    private readonly Dictionary<string, (T Term, string File)> _terms = new(StringComparer.Ordinal);

    public IEnumerable<T> All => _terms.Values.Select(t => t.Term);

    /// <summary>The word's term, made when it is new.</summary>
    /// <exception cref="RuleFileException">The word is empty, or another file lets it stand elsewhere.</exception>
    public T Term(string word, RuleSource source, TermPlace place = TermPlace.Anywhere)
    {
        var text = folding.Fold(word);
        if (text.Length == 0)
            throw new RuleFileException(source.Path, 1, "an empty word");
        if (!_terms.TryGetValue(text, out var known))
            _terms.Add(text, known = (make(text, place), source.Path));
        else if (known.Term.Place != place)
            throw new RuleFileException(source.Path, 1, $"'{word}' stands {place} here and {known.Term.Place} in {known.File}");
        return known.Term;
    }

    /// <summary>The word's term, where it stands in the vocabulary already.</summary>
    public T? Find(string word) => _terms.TryGetValue(folding.Fold(word), out var known) ? known.Term : null;
}

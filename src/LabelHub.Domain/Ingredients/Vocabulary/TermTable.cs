using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>Collects the words of all files while the rules are compiled; one word of two files is one <see cref="Term"/>.</summary>
internal sealed class TermTable(CharacterFolding folding)
{
    private readonly Dictionary<string, (Term Term, string File)> terms = new(StringComparer.Ordinal);

    public IEnumerable<Term> All => terms.Values.Select(t => t.Term);

    /// <summary>The word's term, made when it is new.</summary>
    /// <exception cref="RuleFileException">The word is empty, or another file lets it stand elsewhere.</exception>
    public Term Term(string word, RuleSource source, TermPlace place = TermPlace.Anywhere)
    {
        var text = folding.Fold(word);
        if (text.Length == 0)
            throw new RuleFileException(source.Path, 1, "an empty word");
        if (!terms.TryGetValue(text, out var known))
        {
            terms.Add(text, known = (new Term { Text = text, Place = place }, source.Path));
        }
        else if (known.Term.Place != place)
        {
            throw new RuleFileException(source.Path, 1, $"'{word}' stands {place} here and {known.Term.Place} in {known.File}");
        }

        return known.Term;
    }
}

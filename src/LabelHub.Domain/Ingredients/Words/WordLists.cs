using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Words;

/// <summary>Reads the files under <c>ingredients/words/</c> into the vocabulary.</summary>
internal static class WordLists
{
    private const string Folder = "ingredients/words/";
    private const string KnownFoods = Folder + "known-foods.yaml";

    /// <exception cref="RuleFileException">A file is broken or names a rule that does not exist.</exception>
    public static void Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments, TermTable<WordTerm> terms)
    {
        foreach (var source in sources.Where(s => s.Path.StartsWith(Folder, StringComparison.Ordinal)))
        {
            if (source.Path == KnownFoods)
                AddKnownFoods(source, terms);
            else
                Add(source, instruments, terms);
        }
    }

    private static void AddKnownFoods(RuleSource source, TermTable<WordTerm> terms)
    {
        foreach (var word in WordText.Words(RuleYaml.Read<KnownFoodsFile>(source).Words))
            terms.Term(word, source);
    }

    private static void Add(RuleSource source, InstrumentRegister instruments, TermTable<WordTerm> terms)
    {
        var file = RuleYaml.Read<WordListFile>(source);
        if (!IngredientRuleIds.All.Contains(file.Rule))
            throw new RuleFileException(source.Path, 1, $"no rule has the id '{file.Rule}'");
        var citation = file.Citation is null ? null : instruments.Resolve(file.Citation, from: null, to: null, source);
        var list = new WordList(file, citation);
        foreach (var (name, others) in WordText.Items(file.Items, source))
        {
            foreach (var word in file.NamesAreFine ? others : [name, .. others])
                Use(word, name, MatchOf(word));
        }

        foreach (var word in file.Anywhere)
            Use(word, word, WordMatch.Anywhere);

        void Use(string word, string name, WordMatch match) =>
            terms.Term(word, source, PlaceOf(match)).Uses.Add(new WordUse(list, name, match));

        // A longer name hides the part in it that would give it away anywhere, so it gives itself away anywhere.
        WordMatch MatchOf(string word) =>
            file.Anywhere.Exists(part => word.Contains(part, StringComparison.Ordinal)) ? WordMatch.Anywhere : file.Match;
    }

    private static TermPlace PlaceOf(WordMatch match) => match switch
    {
        WordMatch.Exact => TermPlace.Alone,
        WordMatch.AtEnd => TermPlace.AtEnd,
        _ => TermPlace.Anywhere,
    };
}

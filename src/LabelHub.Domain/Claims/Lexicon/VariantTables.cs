using System.Text;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>Everything under <c>claims/variants/</c>: how a text is read before words are looked for.</summary>
internal sealed record VariantTables(
    CharacterFolds Folds, Syllables Syllables, Spellings Spellings, EmojiWords Emoji, IReadOnlyDictionary<char, string> Homophones)
{
    /// <exception cref="RuleFileException">A table is missing or broken.</exception>
    public static VariantTables Read(ClaimSources sources)
    {
        var folds = new CharacterFolds(Characters(
            (sources.One("variants/compatibility.tsv"), Techniques.Compatibility),
            (sources.One("variants/radicals.tsv"), Techniques.Compatibility),
            (sources.One("variants/traditional.tsv"), Techniques.Traditional),
            (sources.One("variants/lookalikes.tsv"), Techniques.Lookalike)));
        return new VariantTables(
            folds,
            new Syllables(TsvFile.Read(sources.One("variants/pinyin.tsv"), "syllable", "characters").Select(row => (row[0], row[1]))),
            new Spellings(
            [
                .. Sequences(sources.One("variants/components.tsv"), folds, Techniques.Components),
                .. Sequences(sources.One("variants/foreign.tsv"), folds, Techniques.Foreign),
            ]),
            new EmojiWords(EmojiTable(sources.One("variants/emoji.tsv"))),
            TsvFile.Read(sources.One("variants/homophones.tsv"), "meant", "written").ToDictionary(Single, row => row[1]));
    }

    private static Dictionary<int, CharacterVariant> Characters(params ReadOnlySpan<(RuleSource Source, Techniques Technique)> tables)
    {
        var variants = new Dictionary<int, CharacterVariant>();
        foreach (var (source, technique) in tables)
        {
            foreach (var row in TsvFile.Read(source, "meant", "written"))
            {
                foreach (var rune in row[1].EnumerateRunes())
                {
                    if (!Rune.IsWhiteSpace(rune) && !variants.TryAdd(rune.Value, new CharacterVariant(row[0], technique)))
                        throw row.Error($"'{rune}' is listed twice");
                }
            }
        }

        return variants;
    }

    private static IEnumerable<Spelling> Sequences(
        RuleSource source, CharacterFolds folds, Techniques technique) =>
        from row in TsvFile.Read(source, "meant", "written")
        from sequence in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let written = LightView.Of(sequence, folds).Letters.ToString()
        select written.Length > 1 ? new Spelling(written, Single(row), technique) : throw row.Error($"'{written}' is not a sequence");

    private static Dictionary<int, string[]> EmojiTable(RuleSource source)
    {
        var table = new Dictionary<int, string[]>();
        foreach (var row in TsvFile.Read(source, "emoji", "words"))
        {
            var words = row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > EmojiWords.Readings)
                throw row.Error($"more than {EmojiWords.Readings} words");
            foreach (var rune in row[0].EnumerateRunes())
            {
                if (!Rune.IsWhiteSpace(rune) && !table.TryAdd(rune.Value, words))
                    throw row.Error($"'{rune}' is listed twice");
            }
        }

        return table;
    }

    private static char Single(TsvRow row) => row[0].Length == 1 ? row[0][0] : throw row.Error($"'{row[0]}' is not one character");
}

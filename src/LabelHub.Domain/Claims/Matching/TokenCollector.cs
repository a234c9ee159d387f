using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Scans every view of one text and collects the words that may count.</summary>
internal sealed class TokenCollector(ClaimLexicon lexicon, string text, LightView light, FieldKinds field)
{
    private readonly BreakRules _breakRules = new(light, field);

    /// <summary>The words found, by place.</summary>
    public List<Token> Collect()
    {
        var tokens = new List<Token>();
        var found = new Found([]);
        lexicon.Automaton.Scan(light.Letters, ref found);
        foreach (var (pattern, end) in found.Matches)
            AddLight(tokens, pattern, end);
        NumberTokens.Add(tokens, light, lexicon);
        AddDerived(tokens, PinyinView.Of(light, lexicon.Variants.Syllables), AcceptSound);
        if (lexicon.Variants.Spellings.Join(light) is { } joined)
            AddDerived(tokens, joined, AcceptDisguise);
        for (var reading = 0; light.HasSymbols && reading < EmojiWords.Readings; reading++)
        {
            if (lexicon.Variants.Emoji.Read(text, light, reading) is not { } view)
                break;
            AddDerived(tokens, view, AcceptDisguise);
        }

        tokens.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return tokens;
    }

    private void AddLight(List<Token> tokens, int pattern, int end)
    {
        var start = end - lexicon.Lengths[pattern];
        var techniques = _breakRules.TechniquesOf(start, end);
        foreach (var entry in lexicon.Entries[pattern])
        {
            if ((entry.Where & field) != FieldKinds.None && _breakRules.Accepts(entry, start, end))
                tokens.Add(new Token(entry, light.Start(start), light.End(end - 1), start, end, techniques | entry.Technique));
        }
    }

    private delegate bool Acceptance(Entry entry, DerivedView view, int start, int end, ref Techniques techniques);

    private void AddDerived(List<Token> tokens, DerivedView view, Acceptance accept)
    {
        var found = new Found([]);
        lexicon.Automaton.Scan(view.Units, ref found);
        foreach (var (pattern, end) in found.Matches)
        {
            var start = end - lexicon.Lengths[pattern];
            var (first, last) = (view[start], view[end - 1]);
            var techniques = _breakRules.TechniquesOf(first.FirstCell, last.EndCell);
            for (var unit = start; unit < end; unit++)
                techniques |= view[unit].Technique;
            foreach (var entry in lexicon.Entries[pattern])
            {
                var undone = techniques;
                if ((entry.Where & field) == FieldKinds.None || !accept(entry, view, start, end, ref undone))
                    continue;
                if (_breakRules.Accepts(entry with { Match = Match.Strong }, first.FirstCell, last.EndCell))
                    tokens.Add(new Token(entry, first.Start, last.End, first.FirstCell, last.EndCell, undone));
            }
        }
    }

    /// <summary>A word read from emoji or components counts if something was undone within it; an emoji alone is decoration.</summary>
    private static bool AcceptDisguise(Entry entry, DerivedView view, int start, int end, ref Techniques techniques) =>
        (techniques & (Techniques.Components | Techniques.Emoji | Techniques.Foreign)) != Techniques.None
        && entry.Technique == Techniques.None && (entry.Kind == EntryKind.Slot || view[start].FirstCell < view[end - 1].EndCell);

    /// <summary>
    /// A word known by its sound: pinyin beside the very characters of the word, a whole word in pinyin, or four and
    /// more characters of which at least half are the very ones; of three, only a listed homophone may stand for one.
    /// </summary>
    private bool AcceptSound(Entry entry, DerivedView view, int start, int end, ref Techniques techniques)
    {
        if (entry.Technique != Techniques.Pinyin || (field & (FieldKinds.Address | FieldKinds.Codes)) != FieldKinds.None)
            return false;
        var (spelled, same, listed) = (0, 0, 0);
        for (var unit = start; unit < end; unit++)
        {
            var written = light.Letters[view[unit].FirstCell];
            if (view[unit].Technique == Techniques.Pinyin)
                spelled++;
            else if (written == entry.Meant[unit - start])
                same++;
            else if (lexicon.Variants.Homophones.GetValueOrDefault(entry.Meant[unit - start], "").Contains(written))
                listed++;
        }

        var length = end - start;
        if (spelled > 0)
            return same == length - spelled && (same > 0 || IsWholeLatin(view, start, end));
        techniques |= Techniques.Homophone;
        return entry.Kind is EntryKind.Lexeme or EntryKind.Slot
            && same < length
            && same * 2 >= length
            && (length > 3 || (length == 3 && same + listed == 3));
    }

    private bool IsWholeLatin(DerivedView view, int start, int end)
    {
        var (first, last) = (view[start].FirstCell, view[end - 1].EndCell);
        var spaced = end - start > 2 || (light.Before(view[end - 1].FirstCell) & ~Breaks.Invisible) != Breaks.None;
        return spaced && IsWordEdge(first - 1, first) && IsWordEdge(last, last);
    }

    private bool IsWordEdge(int cell, int border) =>
        cell < 0
            || cell >= light.Count
            || !char.IsAsciiLetter(light.Letters[cell])
            || (light.Before(border) & ~Breaks.Invisible) != Breaks.None;

    private readonly record struct Found(List<(int Pattern, int End)> Matches) : IMatchSink
    {
        public void Match(int pattern, int end) => Matches.Add((pattern, end));
    }
}

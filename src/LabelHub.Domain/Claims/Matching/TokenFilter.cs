using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Takes out what is not meant: words inside harmless phrases, and short words without an edge.</summary>
internal static class TokenFilter
{
    /// <summary>Cancels words that an exception covers; exceptions themselves are gone afterwards.</summary>
    public static void CancelExceptions(List<Token> tokens, ClaimLexicon lexicon)
    {
        var exceptions = tokens.FindAll(static t => t.Entry.Kind == EntryKind.Exception);
        if (exceptions.Count == 0)
            return;
        var next = 0;
        var open = new List<Token>();
        tokens.RemoveAll(token =>
        {
            while (next < exceptions.Count && exceptions[next].Start <= token.Start)
                open.Add(exceptions[next++]);
            open.RemoveAll(e => e.End <= token.Start);
            return token.Entry.Kind == EntryKind.Exception || open.Exists(e => Cancels(e, token, lexicon));
        });
    }

    /// <summary>Takes out short words that have no edge where they need one.</summary>
    public static void RequireEdges(List<Token> tokens, ClaimLexicon lexicon, LightView light)
    {
        if (!tokens.Exists(static t => t.Entry.Match is Match.Edge or Match.Both))
            return;
        var begins = new bool[light.Count + 1];
        var ends = new bool[light.Count + 1];
        foreach (var token in tokens)
        {
            if (token.Entry.Kind is EntryKind.Lexeme or EntryKind.Slot && token.EndCell - token.FirstCell > 1)
                (begins[token.FirstCell], ends[token.EndCell]) = (true, true);
        }

        tokens.RemoveAll(token =>
        {
            if (token.Entry.Match is not (Match.Edge or Match.Both))
                return false;
            var left = IsOpen(token.FirstCell, light) || ends[token.FirstCell]
                || lexicon.Edges.MayPrecede(light.Letters[token.FirstCell - 1]);
            var right = IsOpen(token.EndCell, light) || begins[token.EndCell]
                || lexicon.Edges.MayFollow(light.Letters[token.EndCell]);
            return token.Entry.Match == Match.Both ? !(left && right) : !(left || right);
        });
    }

    private static bool Cancels(Token exception, Token token, ClaimLexicon lexicon)
    {
        if (!exception.Covers(token) || token.Entry.Kind == EntryKind.Gate)
            return false;
        var cancels = lexicon.Exemptions[exception.Entry.Index].Cancels;
        return token.Entry.Kind == EntryKind.Lexeme
            ? (cancels & (1UL << token.Entry.Index)) != 0
            : cancels == ulong.MaxValue;
    }

    private static bool IsOpen(int border, LightView light)
    {
        if (border <= 0 || border >= light.Count || (light.Before(border) & ~Breaks.Invisible) != Breaks.None)
            return true;
        return char.IsAsciiLetterOrDigit(light.Letters[border - 1]) != char.IsAsciiLetterOrDigit(light.Letters[border]);
    }
}

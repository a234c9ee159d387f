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

    /// <summary>Takes out short words that have no edge where they need one, or that are part of a place's name.</summary>
    public static void RequireEdges(List<Token> tokens, ClaimLexicon lexicon, LightView light, FieldKinds field)
    {
        var begins = new bool[light.Count + 1];
        var ends = new bool[light.Count + 1];
        foreach (var token in tokens)
        {
            if (token.Entry.Kind == EntryKind.Lexeme || token.Entry is { Kind: EntryKind.Slot, Match: Match.Strong })
                (begins[token.FirstCell], ends[token.EndCell]) = (true, true);
        }

        tokens.RemoveAll(token => IsPlace(token, lexicon, light)
            || (NeedsEdge(token) && !HasEdges(token, lexicon, light, field, begins, ends)));
    }

    /// <summary>Two characters meet by chance too often to be a claim without an edge.</summary>
    private static bool NeedsEdge(Token token) =>
        token.Entry.Match is Match.Edge or Match.Both
        || (token.Entry is { Kind: EntryKind.Lexeme, Match: Match.Strong } && token.EndCell - token.FirstCell <= 2)
        || (token.Entry is { Kind: EntryKind.Lexeme, Match: Match.Word } && token.EndCell - token.FirstCell == 1);

    private static bool HasEdges(Token token, ClaimLexicon lexicon, LightView light, FieldKinds field, bool[] begins, bool[] ends)
    {
        var (first, end) = (token.FirstCell, token.EndCell);
        var left = IsOpen(first, light) || ends[first] || (first > 0 && lexicon.Edges.MayPrecede(light.Letters[first - 1]));
        var right = IsOpen(end, light) || begins[end] || (end < light.Count && lexicon.Edges.MayFollow(light.Letters[end]));
        var heads = field == FieldKinds.Name && IsOpen(first, light); // a food's name begins with what is said of it
        return token.Entry.Match == Match.Edge || heads ? left || right : left && right;
    }

    private static bool IsPlace(Token token, ClaimLexicon lexicon, LightView light) =>
        token.Entry.Kind == EntryKind.Lexeme && token.EndCell - token.FirstCell is 2 or 3
        && !IsOpen(token.EndCell, light) && lexicon.Edges.IsPlace(light.Letters[token.EndCell..]);

    private static bool Cancels(Token exception, Token token, ClaimLexicon lexicon)
    {
        if (!exception.Covers(token) || token.Entry.Kind == EntryKind.Gate)
            return false;
        var cancels = lexicon.Exemptions[exception.Entry.Index].Cancels;
        if (token.Entry.Kind == EntryKind.Lexeme)
            return (cancels & (1UL << token.Entry.Index)) != 0;
        var same = exception.Start == token.Start && exception.End == token.End && token.Entry.Technique == Techniques.None;
        return cancels == ulong.MaxValue && !same;
    }

    /// <summary>Whether nothing stands at this border that could belong to the word.</summary>
    private static bool IsOpen(int border, LightView light)
    {
        if (border <= 0 || border >= light.Count || (light.Before(border) & ~Breaks.Invisible) != Breaks.None)
            return true;
        return char.IsAsciiLetterOrDigit(light.Letters[border - 1]) != char.IsAsciiLetterOrDigit(light.Letters[border]);
    }
}

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>
/// Writes out the short forms of a word list: <c>[护养]肝</c> is 护肝 养肝, <c>(消除|赶走|)疲劳</c> is 消除疲劳 赶走疲劳 疲劳.
/// </summary>
internal static class TermPattern
{
    private const int Limit = 4000;
    private const string Signs = "[]()|";

    /// <exception cref="FormatException">A bracket is open or empty, or the term stands for too many words.</exception>
    public static IEnumerable<string> Expand(string term)
    {
        string[] words = [""];
        for (var i = 0; i < term.Length; i++)
        {
            var plain = term.AsSpan(i).IndexOfAny(Signs);
            if (plain < 0 && i == 0)
                return [term];
            if (plain != 0)
            {
                var end = plain < 0 ? term.Length : i + plain;
                words = Append(words, [term[i..end]]);
                i = end - 1;
                continue;
            }

            words = term[i] switch
            {
                '[' => Append(words, Array.ConvertAll(Inside(term, ref i, ']').ToCharArray(), c => c.ToString())),
                '(' => Append(words, Inside(term, ref i, ')').Split('|')),
                var sign => throw new FormatException($"'{term}' has a stray '{sign}'"),
            };
            if (words.Length > Limit)
                throw new FormatException($"'{term}' stands for more than {Limit} words");
        }

        return words.Distinct(StringComparer.Ordinal);
    }

    private static string[] Append(string[] words, string[] choices)
    {
        var longer = new string[words.Length * choices.Length];
        for (var i = 0; i < longer.Length; i++)
            longer[i] = words[i / choices.Length] + choices[i % choices.Length];
        return longer;
    }

    private static string Inside(string term, ref int at, char close)
    {
        var end = term.IndexOf(close, at);
        if (end <= at + 1)
            throw new FormatException($"'{term}' has an open or empty bracket");
        var inside = term[(at + 1)..end];
        at = end;
        return inside;
    }
}

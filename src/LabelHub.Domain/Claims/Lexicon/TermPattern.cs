namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>
/// Writes out the short forms of a word list: <c>[护养]肝</c> is 护肝 养肝, <c>(消除|赶走|)疲劳</c> is 消除疲劳 赶走疲劳 疲劳.
/// </summary>
internal static class TermPattern
{
    private const int Limit = 4000;

    /// <exception cref="FormatException">A bracket is open or empty, or the term stands for too many words.</exception>
    public static IEnumerable<string> Expand(string term)
    {
        List<string> words = [""];
        for (var i = 0; i < term.Length; i++)
        {
            var choices = term[i] switch
            {
                '[' => [.. Inside(term, ref i, ']').Select(c => c.ToString())],
                '(' => Inside(term, ref i, ')').Split('|'),
                ']' or ')' or '|' => throw new FormatException($"'{term}' has a stray '{term[i]}'"),
                var c => [c.ToString()],
            };
            words = [.. words.SelectMany(word => choices.Select(choice => word + choice))];
            if (words.Count > Limit)
                throw new FormatException($"'{term}' stands for more than {Limit} words");
        }

        return words.Distinct(StringComparer.Ordinal);
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

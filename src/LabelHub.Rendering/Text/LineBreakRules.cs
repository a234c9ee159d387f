namespace LabelHub.Rendering.Text;

/// <summary>
/// Where a text may be cut, whatever its size. The rules in order: never inside a character; never before
/// space, closing mark, postfix or dash; never after opening mark or prefix; words whole; a number with its
/// unit; 年 月 第 with the number after; what <see cref="WholeUnits"/> keeps; else anywhere.
/// </summary>
internal static class LineBreakRules
{
    /// <summary>How willingly a line may end before each UTF-16 unit of the text; index 0 is never asked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="classes">Of its units.</param>
    public static BreakKind[] Of(ReadOnlySpan<char> text, ReadOnlySpan<LineBreakClass> classes)
    {
        var kinds = new BreakKind[text.Length];
        if (text.IsEmpty)
            return kinds;
        var before = classes[0];
        for (var i = 1; i < text.Length; i++)
        {
            var after = classes[i];
            kinds[i] = Between(text, i, before, after);
            // A mark belongs to its base, and a space after an opening bracket does not make its end a line's end.
            var keeps = after == LineBreakClass.Extend || (after == LineBreakClass.Space && before is LineBreakClass.Open or LineBreakClass.Prefix);
            if (!keeps)
                before = after;
        }

        WholeUnits.Keep(text, classes, kinds);
        WebAddresses.Loosen(text, kinds);
        return kinds;
    }

    private static BreakKind Between(ReadOnlySpan<char> text, int i, LineBreakClass before, LineBreakClass after)
    {
        if (after == LineBreakClass.Extend)
            return BreakKind.Never;
        if (IsTime(text, i))
            return BreakKind.InsideNumber;
        if (after is LineBreakClass.Postfix && LineBreakClasses.IsDigit(text[i - 1]))
            return BreakKind.InsideNumber;
        if (after is LineBreakClass.Space or LineBreakClass.Close or LineBreakClass.Postfix or LineBreakClass.Dash)
            return BreakKind.Forbidden;
        if (before is LineBreakClass.Open or LineBreakClass.Prefix)
            return BreakKind.Forbidden;
        if (before == LineBreakClass.Word && after == LineBreakClass.Word)
            return InsideRun(text, i);
        if (text[i - 1] == ':' && after == LineBreakClass.Word)
            return text[i] == '/' ? BreakKind.InsideWord : BreakKind.Second;
        return text[i - 1] is '年' or '月' or '第' && LineBreakClasses.IsDigit(text[i]) ? BreakKind.InsideNumber : BreakKind.First;
    }

    /// <summary>Both sides of the colon of 03:40.</summary>
    private static bool IsTime(ReadOnlySpan<char> text, int i) =>
        (text[i] == ':' && i + 1 < text.Length && LineBreakClasses.IsDigit(text[i - 1]) && LineBreakClasses.IsDigit(text[i + 1]))
        || (text[i - 1] == ':' && i > 1 && LineBreakClasses.IsDigit(text[i - 2]) && LineBreakClasses.IsDigit(text[i]));

    private static BreakKind InsideRun(ReadOnlySpan<char> text, int i)
    {
        if (text[i - 1] is '/' or '-' or '.' && text[i] is not ('/' or '-' or '.'))
            return InsideDateOrDecimal(text, i) ? BreakKind.InsideNumber : BreakKind.Second;
        // The letters of 500g and the digits of B1 are one thing; so are the two sides of 2026-05-20.
        return IsNumeric(text[i - 1]) || IsNumeric(text[i]) ? BreakKind.InsideNumber : BreakKind.InsideWord;
    }

    private static bool IsNumeric(char c) => LineBreakClasses.IsDigit(c) || c is '×' or 'μ' or '.' or '-' or ',' or '/';

    /// <summary>
    /// A hyphen or point between digits, or a slash between short numbers, as in 2026/05/20. A slash
    /// between two telephone numbers is none of these.
    /// </summary>
    private static bool InsideDateOrDecimal(ReadOnlySpan<char> text, int i)
    {
        if (i < 2 || !LineBreakClasses.IsDigit(text[i - 2]) || !LineBreakClasses.IsDigit(text[i]))
            return false;
        return text[i - 1] != '/' || (DigitsBefore(text, i - 1) <= 4 && DigitsFrom(text, i) <= 4);
    }

    private static int DigitsBefore(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i > 0 && end - i < 5 && LineBreakClasses.IsDigit(text[i - 1]))
            i--;
        return end - i;
    }

    private static int DigitsFrom(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i < text.Length && i - start < 5 && LineBreakClasses.IsDigit(text[i]))
            i++;
        return i - start;
    }
}

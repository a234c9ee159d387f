namespace LabelHub.Rendering.Text;

/// <summary>A part of a text in brackets or quotation marks, with the marks that may not leave it.</summary>
/// <param name="Start">Index of its opening mark.</param>
/// <param name="End">Index after its closing mark, or after the marks that follow it.</param>
internal readonly record struct BracketedPart(int Start, int End)
{
    private const int UsuallyOpen = 32;

    /// <summary>The parts of a text by their starts, those that hold others before them. What is not closed is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="classes">Of its characters.</param>
    /// <param name="breaks">How willingly a line may end before each.</param>
    public static BracketedPart[] In(ReadOnlySpan<char> text, ReadOnlySpan<LineBreakClass> classes, ReadOnlySpan<BreakKind> breaks)
    {
        var first = classes.IndexOf(LineBreakClass.Open);
        if (first < 0)
            return [];
        var count = classes[first..].Count(LineBreakClass.Open);
        // Of the opening marks that wait for their closing ones: which they are, counted from the first.
        Span<int> open = count <= UsuallyOpen ? stackalloc int[UsuallyOpen] : new int[count];
        var parts = new BracketedPart[count];
        var (depth, opened, closed) = (0, 0, 0);
        for (var i = first; i < text.Length; i++)
        {
            if (classes[i] == LineBreakClass.Open)
            {
                parts[opened] = new BracketedPart(i, 0);
                open[depth++] = opened++;
            }
            else if (classes[i] == LineBreakClass.Close && depth > 0 && text[parts[open[depth - 1]].Start] == OpeningOf(text[i]))
            {
                parts[open[--depth]] = new BracketedPart(parts[open[depth]].Start, EndOf(i, breaks));
                closed++;
            }
        }

        return closed == count ? parts : [.. parts.Where(p => p.End > 0)];
    }

    private static char OpeningOf(char closing) => closing switch
    {
        '）' => '（',
        ')' => '(',
        '】' => '【',
        '〕' => '〔',
        '〗' => '〖',
        ']' => '[',
        '］' => '［',
        '}' => '{',
        '｝' => '｛',
        '》' => '《',
        '〉' => '〈',
        '」' => '「',
        '』' => '『',
        '”' => '“',
        '’' => '‘',
        _ => '\0',
    };

    private static int EndOf(int closing, ReadOnlySpan<BreakKind> breaks)
    {
        var end = closing + 1;
        while (end < breaks.Length && breaks[end] <= BreakKind.Forbidden)
            end++;
        return end;
    }
}

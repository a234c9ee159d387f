namespace LabelHub.Rendering.Text;

/// <summary>A part of a text in brackets or quotation marks, with the marks that may not leave it.</summary>
/// <param name="Start">Index of its opening mark.</param>
/// <param name="End">Index after its closing mark, or after the marks that follow it.</param>
internal readonly record struct BracketedPart(int Start, int End)
{
    private const string Pairs = "（）()【】〔〕〖〗[]［］{}｛｝《》〈〉「」『』“”‘’";

    /// <summary>The parts of a text by their starts, those that hold others before them. What is not closed is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="classes">Of its characters.</param>
    /// <param name="breaks">How willingly a line may end before each.</param>
    public static BracketedPart[] In(ReadOnlySpan<char> text, ReadOnlySpan<LineBreakClass> classes, ReadOnlySpan<BreakKind> breaks)
    {
        if (!classes.Contains(LineBreakClass.Open))
            return [];
        var parts = new List<BracketedPart>();
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (classes[i] is not (LineBreakClass.Open or LineBreakClass.Close) || Pairs.IndexOf(text[i], StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            if (at % 2 == 0)
                open.Push(i);
            else if (open.TryPeek(out var start) && text[start] == Pairs[at - 1])
                parts.Add(new BracketedPart(open.Pop(), EndOf(i, breaks)));
        }

        parts.Sort((a, b) => a.Start - b.Start);
        return [.. parts];
    }

    private static int EndOf(int closing, ReadOnlySpan<BreakKind> breaks)
    {
        var end = closing + 1;
        while (end < breaks.Length && breaks[end] <= BreakKind.Forbidden)
            end++;
        return end;
    }
}

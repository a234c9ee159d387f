namespace LabelHub.Rendering.Text;

/// <summary>How willingly a line may end before a character; a higher one is always preferred to a lower one.</summary>
internal enum BreakKind : byte
{
    /// <summary>Inside one character: surrogate pair, combining sequence, ligature.</summary>
    Never,

    /// <summary>Inside a date or a number, or between a number and its unit.</summary>
    InsideNumber,

    /// <summary>A mark that may not start or end a line would.</summary>
    Forbidden,

    /// <summary>Inside a word or a caption.</summary>
    InsideWord,

    /// <summary>Inside a web address, which nobody reads as words.</summary>
    InsideAddress,

    /// <summary>Inside what is read as one: a licence or telephone number, a short value, a caption within a text.</summary>
    InsideUnit,

    /// <summary>Inside a long run after / - or ., or between a caption and its value.</summary>
    Second,

    /// <summary>Where Chinese lines end.</summary>
    First,
}

/// <summary>One line of a broken text.</summary>
/// <param name="End">Index after its last character that is drawn.</param>
/// <param name="Next">Where the following line starts: spaces at a line's end are dropped.</param>
/// <param name="Width">From the first ink to the last: without the white that marks lose at the edges.</param>
/// <param name="Kind">How good the break after it is; <see cref="BreakKind.First"/> at the end of the text.</param>
internal readonly record struct BrokenLine(int End, int Next, int Width, BreakKind Kind);

/// <summary>
/// Cuts Chinese label text into lines. First-choice breaks are taken as long as one fits; a run that does not
/// fit a line by itself is cut at second choices, then inside a word, and only when nothing else is left
/// against the rules for marks or inside a number. A bracketed part that the line could hold by itself is not cut,
/// but begins the next one. No mark hangs over the edge, but full-width marks lose their white half there.
/// </summary>
internal static class LineBreaker
{
    /// <summary>The longest line from <paramref name="start"/> that is not wider than <paramref name="width"/>.</summary>
    /// <param name="breaks">How willingly a line may end before each character, from <see cref="LineBreakRules"/>.</param>
    /// <param name="boxes">What each character takes up.</param>
    /// <param name="classes">Of the characters: white space drops off a line's end.</param>
    /// <param name="start">Where the line starts.</param>
    /// <param name="width">Dots it may take.</param>
    /// <param name="brackets">The bracketed parts, by their starts.</param>
    /// <param name="wholeWidth">Dots of a line that a bracketed part should have to itself, if these are not the line's.</param>
    /// <returns>Null when not even the first character fits.</returns>
    public static BrokenLine? Next(
        ReadOnlySpan<BreakKind> breaks,
        ReadOnlySpan<CharacterBox> boxes,
        ReadOnlySpan<LineBreakClass> classes,
        int start,
        int width,
        ReadOnlySpan<BracketedPart> brackets = default,
        int? wholeWidth = null)
    {
        var line = Longest(breaks, boxes, classes, start, width, boxes.Length);
        if (line is not { } cut || cut.Next >= boxes.Length)
            return line;
        foreach (var part in brackets)
        {
            if (part.Start >= cut.Next)
                break;
            if (part.Start <= start || part.End <= cut.Next || WholeWidth(boxes[part.Start..part.End], classes[part.Start..part.End]) > (wholeWidth ?? width))
                continue;
            if (Longest(breaks, boxes, classes, start, width, part.Start) is { Kind: >= BreakKind.InsideAddress } before)
                return before;
        }

        return line;
    }

    /// <param name="breaks">How willingly a line may end before each character.</param>
    /// <param name="boxes">What each character takes up.</param>
    /// <param name="classes">Of the characters.</param>
    /// <param name="start">Where the line starts.</param>
    /// <param name="width">Dots it may take.</param>
    /// <param name="latest">The last place for its end.</param>
    private static BrokenLine? Longest(
        ReadOnlySpan<BreakKind> breaks, ReadOnlySpan<CharacterBox> boxes, ReadOnlySpan<LineBreakClass> classes, int start, int width, int latest)
    {
        var best = -1;
        var bestWidth = 0;
        var pen = start < boxes.Length ? -boxes[start].Lead : 0;
        var drawn = 0;
        for (var i = start; i < boxes.Length; i++)
        {
            if (i > start && breaks[i] != BreakKind.Never && (best < 0 || breaks[i] >= breaks[best]))
                (best, bestWidth) = (i, drawn);
            if (i == latest)
                return best < 0 ? null : new BrokenLine(TrimEnd(classes, start, best), best, bestWidth, breaks[best]);
            pen += boxes[i].Advance;
            if (classes[i] == LineBreakClass.Space)
                continue;
            drawn = pen - boxes[i].Trail;
            if (drawn > width)
                return best < 0 ? null : new BrokenLine(TrimEnd(classes, start, best), best, bestWidth, breaks[best]);
        }

        return new BrokenLine(TrimEnd(classes, start, boxes.Length), boxes.Length, drawn, BreakKind.First);
    }

    /// <summary>The width at which all of a text is one line.</summary>
    public static int WholeWidth(ReadOnlySpan<CharacterBox> boxes, ReadOnlySpan<LineBreakClass> classes)
    {
        var pen = boxes.IsEmpty ? 0 : -boxes[0].Lead;
        var width = 0;
        for (var i = 0; i < boxes.Length; i++)
        {
            pen += boxes[i].Advance;
            if (classes[i] != LineBreakClass.Space)
                width = Math.Max(width, pen - boxes[i].Trail);
        }

        return width;
    }

    private static int TrimEnd(ReadOnlySpan<LineBreakClass> classes, int start, int end)
    {
        while (end > start && classes[end - 1] == LineBreakClass.Space)
            end--;
        return end;
    }
}

namespace LabelHub.Rendering.Layout;

/// <summary>A label being filled from the top: where the last line ended, and where its ink did.</summary>
internal sealed class Page(PageFrame frame)
{
    private int _line = frame.Printable.Y;
    private int _inkHeight;

    public DotRect Area => frame.Printable;

    /// <summary>The row under the lowest ink so far.</summary>
    public int InkBottom { get; private set; } = frame.Printable.Y;

    public bool IsEmpty { get; private set; } = true;

    public bool IsOverfull => InkBottom > Area.Bottom;

    /// <summary>The baseline of a line that follows with this much white.</summary>
    /// <param name="inkHeight">What its rhythm goes by.</param>
    /// <param name="above">Its rows of ink above the baseline.</param>
    /// <param name="gap">White to the line before; next to a bigger line it is at least that line's own.</param>
    /// <param name="clear">The least white between ink and ink.</param>
    public int Baseline(int inkHeight, int above, int gap, int clear)
    {
        if (IsEmpty)
            return Area.Y + Math.Max(inkHeight, above);
        var white = inkHeight == _inkHeight ? gap : Math.Max(gap, Spacing.LeadingOf(Math.Max(inkHeight, _inkHeight)));
        return Math.Max(_line + white + inkHeight, InkBottom + clear + above);
    }

    /// <summary>The right end of a line of any characters of a paragraph that would start here.</summary>
    public int RightAt(ShapedParagraph shape, int gap, int clear)
    {
        var highest = Baseline(shape.InkHeight, 0, gap, clear) - shape.Limits.Above;
        var lowest = Baseline(shape.InkHeight, shape.Limits.Above, gap, clear) + shape.Limits.Below;
        return frame.RightAt(highest, lowest);
    }

    /// <summary>Takes the rows down to this one, for something that is not text.</summary>
    public void FillTo(int bottom) => (_line, InkBottom) = (Math.Max(_line, bottom), Math.Max(InkBottom, bottom));

    /// <summary>Takes the rows of a line.</summary>
    public void Fill(int inkHeight, int baseline, int below)
    {
        (_line, _inkHeight) = (baseline, inkHeight);
        InkBottom = Math.Max(InkBottom, baseline + below);
        IsEmpty = false;
    }
}

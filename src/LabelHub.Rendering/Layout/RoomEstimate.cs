namespace LabelHub.Rendering.Layout;

/// <summary>
/// Tells hopeless sizes without shaping them: everything is measured at one size, and those widths, scaled, fill
/// lines to their last dot. Real lines are never fuller, so what does not fit here fits nowhere.
/// </summary>
internal sealed class RoomEstimate(DocumentText text, TextTools tools)
{
    /// <summary>The size everything is measured at.</summary>
    private const int Reference = 24;

    /// <summary>Per cent of a scaled width that is certain: advances are rounded to whole dots.</summary>
    private const int Certain = 94;

    /// <summary>More than the white half of any mark at that size.</summary>
    private const int WhiteHalf = Reference * 2 / 3;

    private static readonly StyleSheet ReferenceSizes = new(Reference, Reference, Reference, Reference);

    /// <summary>The ink height at which the name just fits this width.</summary>
    public int TitleOnOneLine(int width) =>
        text.Title is null ? int.MaxValue : Reference * width / Math.Max(1, text.Title.Shape(tools.Shaper, ReferenceSizes).Width);

    public bool MayFit(Attempt attempt, PageFrame frame)
    {
        var (page, spacing) = (frame.Printable, attempt.Spacing);
        var y = page.Y + (text.Title is null ? 0 : attempt.Styles.Title);
        var gap = y > page.Y ? spacing.Group : 0;
        var body = text.Body(attempt.Arrangement, netContentInHead: true);
        for (var i = 0; i < body.Count && y <= page.Bottom; i++)
        {
            var dated = Typesetter.IsDated(body[i].Block);
            if (attempt.Arrangement != Arrangement.Stacked && i + 1 < body.Count && MayPair(body[i], body[i + 1], attempt, page))
            {
                y += gap + SizeOf(body[i], attempt);
                i++;
            }
            else
            {
                y = AfterLines(body[i], attempt, frame, y, gap);
            }

            gap = i + 1 < body.Count && dated != Typesetter.IsDated(body[i + 1].Block) ? spacing.Group : spacing.Paragraph;
        }

        return y <= page.Bottom;
    }

    private static int SizeOf(Paragraph paragraph, Attempt attempt) => attempt.Styles.Of(paragraph.Pieces[^1].Role).InkHeight;

    private bool MayPair(Paragraph left, Paragraph right, Attempt attempt, DotRect page) =>
        Typesetter.IsDated(left.Block) == Typesetter.IsDated(right.Block)
        && WidthOf(left, attempt) + WidthOf(right, attempt) <= page.Width;

    /// <summary>The baseline of the last line.</summary>
    private int AfterLines(Paragraph paragraph, Attempt attempt, PageFrame frame, int y, int gap)
    {
        var size = SizeOf(paragraph, attempt);
        var rest = WidthOf(paragraph, attempt);
        do
        {
            y += gap + size;
            rest -= Math.Max(1, frame.RightAt(y - size, y) - frame.Printable.X) + size; // marks lose their white half at both edges
            gap = attempt.Spacing.Leading;
        }
        while (rest > 0 && y <= frame.Printable.Bottom);
        return y;
    }

    /// <summary>Its advances, less what marks side by side may lose.</summary>
    private int Measure(Paragraph paragraph)
    {
        var width = 0;
        foreach (var piece in paragraph.Pieces)
            width += piece.Words.Shape(tools.Shaper, ReferenceSizes.Of(piece.Role)).Width;
        var classes = paragraph.Classes;
        for (var i = 0; i + 1 < classes.Length; i++)
        {
            if (ParagraphBoxes.MaySqueeze(classes[i], classes[i + 1]))
                width -= WhiteHalf;
        }

        return width;
    }

    /// <summary>The least it takes in one line at the sizes of an attempt.</summary>
    private int WidthOf(Paragraph paragraph, Attempt attempt)
    {
        var size = paragraph.Pieces.Length == 1 ? SizeOf(paragraph, attempt) : attempt.Styles.Body;
        return (int)((long)(paragraph.ReferenceWidth ??= Measure(paragraph)) * size * Certain / (Reference * 100));
    }
}

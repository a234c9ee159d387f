using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>One way of setting a label: what the preference list is made of.</summary>
/// <param name="Arrangement">How fields follow one another.</param>
/// <param name="ModuleDots">Dots a module side of the QR code.</param>
/// <param name="Styles">Ink heights.</param>
/// <param name="Spacing">White between things.</param>
internal readonly record struct Attempt(Arrangement Arrangement, int ModuleDots, StyleSheet Styles, Spacing Spacing);

/// <summary>
/// Sets a label from the top down. The same walk measures (no <paramref name="placement"/>) and places, so what
/// was measured is what is drawn.
/// </summary>
internal sealed class Typesetter(DocumentText text, ITextShaper shaper, PageFrame frame, Attempt attempt, Placement? placement)
{
    private readonly DotRect _page = frame.Printable;
    private readonly StyleSheet _styles = attempt.Styles;
    private readonly Spacing _spacing = attempt.Spacing;
    private int _y = frame.Printable.Y;

    /// <summary>The row under the last line.</summary>
    public int Bottom { get; private set; } = frame.Printable.Y;

    /// <summary>The poorest break that was needed.</summary>
    public BreakKind PoorestBreak { get; private set; } = BreakKind.First;

    /// <summary>Whether a date had to leave its caption on the line above.</summary>
    public bool DateWrapped { get; private set; }

    /// <summary>How many lines the name takes.</summary>
    public int TitleLines { get; private set; }

    /// <summary>The block that did not fit, or null.</summary>
    public LabelBlock? Failed { get; private set; }

    /// <summary>Whether it failed for want of width rather than height.</summary>
    public bool TooWide { get; private set; }

    /// <summary>Sets everything, or stops at the first block that does not fit.</summary>
    public bool Run()
    {
        if (!SetHead())
            return false;
        var body = text.Body(attempt.Arrangement);
        for (var i = 0; i < body.Count; i++)
        {
            if (attempt.Arrangement != Arrangement.Stacked && i + 1 < body.Count && SetPair(body[i], body[i + 1]))
            {
                i++;
                continue;
            }

            if (!SetLines(body[i]))
                return false;
            _y += _spacing.Paragraph;
        }

        return true;
    }

    /// <summary>Whether it breaks nothing that another measurement kept whole.</summary>
    public bool IsNoWorseThan(Typesetter other) =>
        PoorestBreak >= other.PoorestBreak && TitleLines <= other.TitleLines && (!DateWrapped || other.DateWrapped);

    private bool SetHead()
    {
        if (!SetTitleRow())
            return false;
        if (Bottom > _page.Y)
            _y = Bottom + _spacing.Title;
        return true;
    }

    /// <summary>The name, with the boxed words to its right where both fit on one line, else under it.</summary>
    private bool SetTitleRow()
    {
        var tags = new TagRow(text.Tags, shaper, _styles);
        var title = text.Title?.Shape(shaper, _styles);
        if (title is null)
            return tags.IsEmpty || SetTags(tags, _page.X, _y);
        var beside = title.Width + _styles.Title / 2 + tags.Width <= _page.Width;
        if (tags.IsEmpty || !beside)
        {
            if (!SetLines(text.Title!))
                return false;
            return tags.IsEmpty || SetTags(tags, _page.X, _y + _spacing.Paragraph);
        }

        // One centre line for both, whichever is higher.
        var height = Math.Max(title.LineHeight, tags.Height);
        var top = _y;
        TitleLines = 1;
        Place(title, 0, title.Paragraph.Length, _page.X, top + ((height - title.LineHeight) / 2));
        return SetTags(tags, _page.Right - tags.Width, top + ((height - tags.Height) / 2))
            && Advance(text.Title!.Block, top + height);
    }

    private bool SetTags(TagRow tags, int x, int top)
    {
        if (tags.Width > _page.Width)
            return Fail(text.Tags[0].Block, tooWide: true);
        if (placement is not null)
            tags.Place(placement, x, top);
        return Advance(text.Tags[0].Block, top + tags.Height);
    }

    /// <summary>Two short neighbours on one line, where each fits in its half above the QR code.</summary>
    private bool SetPair(Paragraph left, Paragraph right)
    {
        if (!MayShareLine(left.Block) || !MayShareLine(right.Block) || IsDated(left.Block) != IsDated(right.Block))
            return false;
        var (first, second) = (left.Shape(shaper, _styles), right.Shape(shaper, _styles));
        var (ascent, descent) = (Math.Max(first.Ascent, second.Ascent), Math.Max(first.Descent, second.Descent));
        var edge = frame.RightAt(_y, _y + ascent + descent);
        var middle = _page.X + ((edge - _page.X) / 2);
        var gap = _styles.Body / 2;
        if (_page.X + first.Width + gap > middle || middle + second.Width > edge || _y + ascent + descent > _page.Bottom)
            return false;
        Place(first, 0, left.Length, _page.X, _y + ascent - first.Ascent);
        Place(second, 0, right.Length, middle, _y + ascent - second.Ascent);
        _ = Advance(left.Block, _y + ascent + descent);
        _y += _spacing.Paragraph;
        return true;
    }

    private bool MayShareLine(LabelBlock block) => block.Kind != LabelBlockKind.NetContent || _styles.NetContent == _styles.Body;

    private static bool IsDated(LabelBlock block) => block.Kind is LabelBlockKind.Date or LabelBlockKind.ShelfLife;

    private bool SetLines(Paragraph paragraph)
    {
        var shape = paragraph.Shape(shaper, _styles);
        var height = shape.LineHeight;
        for (var start = 0; start < paragraph.Length;)
        {
            if (start > 0)
                _y += _spacing.Leading;
            var width = frame.RightAt(_y, _y + height) - _page.X;
            if (LineBreaker.Next(shape.Breaks, shape.Advances, paragraph.Spaces, start, width) is not { } line)
                return Fail(paragraph.Block, tooWide: true);
            Note(paragraph, line);
            if (paragraph.Block.Kind == LabelBlockKind.Date && line.Kind < BreakKind.Second)
                return Fail(paragraph.Block, tooWide: true);
            Place(shape, start, line.End, _page.X, _y);
            if (!Advance(paragraph.BlockAt(start), _y + height))
                return false;
            start = line.Next;
        }

        return true;
    }

    private void Note(Paragraph paragraph, BrokenLine line)
    {
        if (line.Kind < PoorestBreak)
            PoorestBreak = line.Kind;
        if (paragraph == text.Title)
            TitleLines++;
        DateWrapped |= paragraph.Block.Kind == LabelBlockKind.Date && line.Next < paragraph.Length;
    }

    private bool Advance(LabelBlock block, int bottom)
    {
        _y = bottom;
        Bottom = Math.Max(Bottom, bottom);
        return Bottom <= _page.Bottom || Fail(block, tooWide: false);
    }

    private bool Fail(LabelBlock block, bool tooWide)
    {
        (Failed, TooWide) = (block, tooWide);
        return false;
    }

    private void Place(ShapedParagraph shape, int start, int end, int x, int top) =>
        placement?.Add(shape, start, end, x, top + shape.Ascent);
}

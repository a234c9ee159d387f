using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>One way of setting a label.</summary>
/// <param name="Arrangement">How fields follow one another.</param>
/// <param name="ModuleDots">Dots a module side of the QR code.</param>
/// <param name="Styles">Ink heights.</param>
/// <param name="Spacing">White between things.</param>
/// <param name="Rule">Dots of the line under the head; 0 for none.</param>
internal readonly record struct Attempt(Arrangement Arrangement, int ModuleDots, StyleSheet Styles, Spacing Spacing, int Rule = 0);

/// <summary>What measures text and what draws it; for real labels one and the same.</summary>
internal readonly record struct TextTools(ITextShaper Shaper, IGlyphMasks Masks);

/// <summary>
/// Sets a label from the top down. The same walk measures (no <paramref name="placement"/>) and places, so what
/// was measured is what is drawn.
/// </summary>
internal sealed class Typesetter(DocumentText text, TextTools tools, PageFrame frame, Attempt attempt, Placement? placement)
{
    private readonly StyleSheet _styles = attempt.Styles;
    private readonly Spacing _spacing = attempt.Spacing;
    private readonly Page _page = new(frame);

    private HeadShape _head;
    private int _nameLines;
    private BreakKind _poorestBreak = BreakKind.First;
    private bool _dateWrapped;
    private LabelBlock? _failed;
    private bool _tooWide;

    /// <summary>What came of it.</summary>
    public TypesetResult Result => new()
    {
        Head = _head,
        NameLines = _nameLines,
        Bottom = _page.InkBottom,
        PoorestBreak = _poorestBreak,
        DateWrapped = _dateWrapped,
        Failed = _failed,
        TooWide = _tooWide,
    };

    /// <summary>Sets everything, or stops at the first block that does not fit.</summary>
    /// <param name="beyondTheEdge">Goes on below the edge, to see how much room is missing.</param>
    public bool Run(bool beyondTheEdge = false)
    {
        if (!SetHead(beyondTheEdge, out var netContentDone))
            return false;
        var (gap, dated) = (_spacing.Group, false);
        var body = text.Body(attempt.Arrangement, netContentDone);
        for (var i = 0; i < body.Count; i++)
        {
            var first = body[i].Block;
            if (attempt.Arrangement != Arrangement.Stacked && i + 1 < body.Count && SetPair(body[i], body[i + 1], gap))
                i++;
            else if (!SetLines(body[i], gap, beyondTheEdge))
                return false;
            dated |= IsDated(first);
            if (i + 1 == body.Count)
                break;
            var nextIsDated = IsDated(body[i + 1].Block);
            gap = (IsDated(first) != nextIsDated ? _spacing.Group : _spacing.Paragraph) + (dated && !nextIsDated ? _spacing.Tail : 0);
        }

        return _failed is null;
    }

    internal static bool IsDated(LabelBlock block) => block.Kind is LabelBlockKind.Date or LabelBlockKind.ShelfLife;

    /// <summary>The name, with boxed words and net content to its right as far as there is room.</summary>
    private bool SetHead(bool beyondTheEdge, out bool netContentDone)
    {
        var page = _page.Area;
        var head = new HeadRow(text, tools, attempt, page.X, page.Right);
        var right = frame.RightAt(page.Y, head.BottomOn(new Page(frame)));
        if (right < page.Right)
            head = new HeadRow(text, tools, attempt, page.X, right);
        _head = head.Shape;
        netContentDone = head.HasNetContent;
        if (head.TagWidth > right - page.X)
            return Fail(text.Tags[0].Block, tooWide: true);
        if (head.Shape == HeadShape.NameWrapped && !SetLines(text.Title!, 0, beyondTheEdge))
            return false;
        if (head.Shape != HeadShape.NameWrapped && text.Title is not null)
            head.SetFirst(_page, placement);
        if (head.HasSecondLine)
            head.SetSecond(_page, placement);
        if (attempt.Rule > 0 && !_page.IsEmpty)
            SetRule();
        return Goes(text.Title?.Block ?? (text.Tags.Count > 0 ? text.Tags[0].Block : null), beyondTheEdge);
    }

    private void SetRule()
    {
        var top = _page.InkBottom + Math.Max(_spacing.Clear, Spacing.LeadingOf(_styles.Body));
        var bottom = top + attempt.Rule;
        placement?.Add(new PlacedBox(new DotRect(_page.Area.X, top, frame.RightAt(top, bottom) - _page.Area.X, attempt.Rule), 0));
        _page.FillTo(bottom);
    }

    /// <summary>
    /// Two short neighbours on one line, where each fits in its half; of dates and shelf life the second may start
    /// further right. A shelf life leads no pair, so that the dates stand under one another.
    /// </summary>
    private bool SetPair(Paragraph left, Paragraph right, int gap)
    {
        if (!MayShareLine(left.Block) || !MayShareLine(right.Block) || IsDated(left.Block) != IsDated(right.Block)
            || left.Block.Kind == LabelBlockKind.ShelfLife)
        {
            return false;
        }

        var (first, second) = (left.Shape(tools.Shaper, _styles), right.Shape(tools.Shaper, _styles));
        var higher = first.InkHeight >= second.InkHeight ? first : second;
        var edge = _page.RightAt(higher, gap, _spacing.Clear);
        var middle = _page.Area.X + ((edge - _page.Area.X) / 2);
        var end = _page.Area.X + first.Width + (_styles.Body / 2);
        if (IsDated(right.Block))
            middle = Math.Max(middle, end);
        if (end > middle || middle + second.Width - second.Trail(tools.Masks) > edge)
            return false;
        var ink = first.Ink(tools.Masks).Or(second.Ink(tools.Masks));
        var baseline = _page.Baseline(higher.InkHeight, ink.Above, gap, _spacing.Clear);
        if (baseline + ink.Below > _page.Area.Bottom)
            return false;
        placement?.Add(first, _page.Area.X - first.Lead(tools.Masks), baseline);
        placement?.Add(second, middle, baseline);
        _page.Fill(higher.InkHeight, baseline, ink.Below);
        return true;
    }

    private bool MayShareLine(LabelBlock block) => block.Kind != LabelBlockKind.NetContent || _styles.NetContent == _styles.Body;

    private bool SetLines(Paragraph paragraph, int gap, bool beyondTheEdge)
    {
        var shape = paragraph.Shape(tools.Shaper, _styles);
        for (var start = 0; start < paragraph.Length;)
        {
            var width = _page.RightAt(shape, gap, _spacing.Clear) - _page.Area.X;
            if (shape.LineFrom(start, width, tools.Masks) is not (var line, var ink) || !Note(paragraph, line))
                return Fail(paragraph.BlockAt(start), tooWide: true);
            var baseline = _page.Baseline(shape.InkHeight, ink.Above, gap, _spacing.Clear);
            placement?.Add(shape, start, line.End, _page.Area.X - shape.Boxes(tools.Masks)[start].Lead, baseline);
            _page.Fill(shape.InkHeight, baseline, ink.Below);
            if (!Goes(paragraph.BlockAt(start), beyondTheEdge))
                return false;
            start = line.Next;
            gap = _spacing.Leading;
        }

        return true;
    }

    /// <summary>Whether a break may stand: a date may leave its caption, but is never cut itself.</summary>
    private bool Note(Paragraph paragraph, BrokenLine line)
    {
        var dateCut = line.Next < paragraph.Length && paragraph.BlockAt(line.Next) is { Kind: LabelBlockKind.Date } block
            && ReferenceEquals(block, paragraph.BlockAt(line.Next - 1));
        if (line.Kind < _poorestBreak)
            _poorestBreak = line.Kind;
        _dateWrapped |= dateCut;
        if (paragraph == text.Title)
            _nameLines++;
        return !dateCut || line.Kind >= BreakKind.InsideUnit;
    }

    private bool Goes(LabelBlock? block, bool beyondTheEdge) => !_page.IsOverfull || Fail(block, tooWide: false) || beyondTheEdge;

    private bool Fail(LabelBlock? block, bool tooWide)
    {
        if (_failed is null)
            (_failed, _tooWide) = (block, tooWide);
        return false;
    }
}

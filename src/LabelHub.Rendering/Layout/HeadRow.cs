namespace LabelHub.Rendering.Layout;

/// <summary>What stands on the name's line, the best first.</summary>
internal enum HeadShape
{
    /// <summary>Name, boxed words if any, and net content.</summary>
    Everything,

    /// <summary>Name and boxed words; the net content, if any, follows in the body.</summary>
    NameAndTags,

    /// <summary>The name alone; boxed words and net content share the next line.</summary>
    NetContentBesideTags,

    /// <summary>The name alone; boxed words follow.</summary>
    NameAlone,

    /// <summary>The name takes more than one line.</summary>
    NameWrapped,
}

/// <summary>
/// The first line or two: the name at the left, boxed words after it, the net content at the right edge, where the
/// buyer looks for it and where it may be as big as the law likes without costing a line.
/// </summary>
internal sealed class HeadRow
{
    private readonly TextTools _tools;
    private readonly StyleSheet _styles;
    private readonly Spacing _spacing;
    private readonly TagRow _tags;
    private readonly ShapedParagraph? _title;
    private readonly ShapedParagraph? _net;
    private readonly int _gap;
    private readonly int _right;
    private readonly bool _centred;

    /// <param name="text">The words.</param>
    /// <param name="tools">Measure them.</param>
    /// <param name="attempt">Their sizes.</param>
    /// <param name="left">Where it starts.</param>
    /// <param name="right">Where it ends.</param>
    public HeadRow(DocumentText text, TextTools tools, Attempt attempt, int left, int right)
    {
        _right = right;
        _tools = tools;
        (_styles, _spacing) = (attempt.Styles, attempt.Spacing);
        _tags = new TagRow(text.Tags, tools, _styles);
        _title = text.Title?.Shape(tools.Shaper, _styles);
        _net = text.NetContent?.Shape(tools.Shaper, _styles);
        _gap = _styles.Body;
        _centred = text.Document.Design.Centred;
        Shape = Choose(right - left);
    }

    public HeadShape Shape { get; }

    public bool HasNetContent => Shape is HeadShape.Everything or HeadShape.NetContentBesideTags;

    /// <summary>Whether boxed words found no room beside the name.</summary>
    public bool HasSecondLine => !_tags.IsEmpty && (_title is null || Shape >= HeadShape.NetContentBesideTags);

    /// <summary>The boxed words are never cut, so they need this much.</summary>
    public int TagWidth => _tags.Width;

    /// <summary>The row under its last ink, if it starts a page; a name that wraps may go anywhere.</summary>
    public int BottomOn(Page page)
    {
        if (Shape == HeadShape.NameWrapped)
            return page.Area.Bottom;
        if (_title is not null)
            SetFirst(page, placement: null);
        if (HasSecondLine)
            SetSecond(page, placement: null);
        return page.InkBottom;
    }

    /// <summary>The name's line, where it is one.</summary>
    public void SetFirst(Page page, Placement? placement)
    {
        var tags = Shape <= HeadShape.NameAndTags && !_tags.IsEmpty;
        var net = Shape == HeadShape.Everything ? _net : null;
        var ink = _title!.Ink(_tools.Masks).Or(net?.Ink(_tools.Masks) ?? default);
        if (tags)
            ink = ink.Or(_tags.Rows(_styles.Title));
        var baseline = page.Baseline(Math.Max(_styles.Title, net?.InkHeight ?? 0), ink.Above, 0, 0);
        placement?.Add(_title, page.Area.X - _title.Lead(_tools.Masks) + (_centred && net is null && !tags ? (_right - page.Area.X - TitleWidth) / 2 : 0), baseline);
        if (tags)
            _tags.Place(placement, page.Area.X + _title.Width + _gap, baseline, _styles.Title);
        if (net is not null)
            placement?.Add(net, _right - net.Width + net.Trail(_tools.Masks), baseline);
        page.Fill(_styles.Title, baseline, ink.Below);
    }

    /// <summary>Boxed words under the name.</summary>
    public void SetSecond(Page page, Placement? placement)
    {
        var net = Shape == HeadShape.NetContentBesideTags ? _net : null;
        var ink = _tags.Rows(_tags.Size).Or(net?.Ink(_tools.Masks) ?? default);
        var baseline = page.Baseline(Math.Max(_tags.Size, net?.InkHeight ?? 0), ink.Above, _spacing.Paragraph, _spacing.Clear);
        _tags.Place(placement, page.Area.X, baseline, _tags.Size);
        if (net is not null)
            placement?.Add(net, _right - net.Width + net.Trail(_tools.Masks), baseline);
        page.Fill(_tags.Size, baseline, ink.Below);
    }

    /// <summary>From the name's first ink to its last.</summary>
    private int TitleWidth => _title!.Width - _title.Lead(_tools.Masks) - _title.Trail(_tools.Masks);

    private HeadShape Choose(int width)
    {
        var tags = _tags.IsEmpty ? 0 : _gap + _tags.Width;
        var net = _net is null ? 0 : _gap + _net.Width;
        if (_title is null)
            return tags > 0 && net > 0 && tags + net - _gap <= width ? HeadShape.NetContentBesideTags : HeadShape.NameAlone;
        if (TitleWidth > width)
            return HeadShape.NameWrapped;
        if (net > 0 && _title.Width + tags + net <= width)
            return HeadShape.Everything;
        if ((tags == 0 ? TitleWidth : _title.Width + tags) <= width)
            return HeadShape.NameAndTags;
        return net > 0 && tags + net - _gap <= width ? HeadShape.NetContentBesideTags : HeadShape.NameAlone;
    }
}

namespace LabelHub.Rendering.Layout;

/// <summary>Boxed words side by side: 小作坊食品, 草稿.</summary>
internal sealed class TagRow
{
    private readonly ShapedParagraph[] _tags;
    private readonly int _size;
    private readonly int _stroke;
    private readonly int _padding;
    private readonly int _gap;
    private readonly InkRows _ink;

    public TagRow(IReadOnlyList<Paragraph> tags, TextTools tools, StyleSheet styles)
    {
        _tags = [.. tags.Select(t => t.Shape(tools.Shaper, styles))];
        _size = styles.Tag;
        // One dot prints pale across the feed.
        _stroke = Math.Max(2, _size / 10);
        _padding = _stroke + Math.Max(3, _size / 5);
        _gap = _size / 2;
        foreach (var tag in _tags)
        {
            Width += tag.Width + (2 * _padding) + (Width > 0 ? _gap : 0);
            _ink = _ink.Or(tag.Ink(tools.Masks));
        }
    }

    public bool IsEmpty => _tags.Length == 0;

    public int Width { get; }

    /// <summary>The rows the boxes take round the baseline of a text that they are centred on.</summary>
    public InkRows Rows(int beside)
    {
        var lift = Lift(beside);
        return new InkRows(_ink.Above + _padding + lift, _ink.Below + _padding - lift);
    }

    public void Place(Placement? placement, int x, int baseline, int beside)
    {
        if (placement is null)
            return;
        var rows = Rows(beside);
        foreach (var tag in _tags)
        {
            var width = tag.Width + (2 * _padding);
            placement.Add(new PlacedBox(new DotRect(x, baseline - rows.Above, width, rows.Above + rows.Below), _stroke));
            placement.Add(tag, x + _padding, baseline - Lift(beside));
            x += width + _gap;
        }
    }

    /// <summary>How far the boxed baseline stands above that of a bigger text beside it.</summary>
    private int Lift(int beside) => (beside - _size) / 2;
}

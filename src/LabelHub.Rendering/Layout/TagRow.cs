using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>Boxed words side by side: 小作坊食品, 草稿.</summary>
internal sealed class TagRow
{
    private readonly ShapedParagraph[] _tags;
    private readonly int _stroke;
    private readonly int _padding;
    private readonly int _gap;

    public TagRow(IReadOnlyList<Paragraph> tags, ITextShaper shaper, StyleSheet styles)
    {
        _tags = [.. tags.Select(t => t.Shape(shaper, styles))];
        // One dot prints pale across the feed.
        _stroke = Math.Max(2, styles.Tag / 10);
        _padding = _stroke + Math.Max(2, styles.Tag / 6);
        _gap = styles.Tag / 2;
        foreach (var tag in _tags)
        {
            Width += tag.Width + (2 * _padding) + (Width > 0 ? _gap : 0);
            Height = Math.Max(Height, tag.LineHeight + (2 * _padding));
        }
    }

    public bool IsEmpty => _tags.Length == 0;

    public int Width { get; }

    public int Height { get; }

    public void Place(Placement placement, int x, int top)
    {
        foreach (var tag in _tags)
        {
            var width = tag.Width + (2 * _padding);
            placement.Add(new PlacedBox(new DotRect(x, top, width, Height), _stroke));
            placement.Add(tag, 0, tag.Paragraph.Length, x + _padding, top + _padding + tag.Ascent);
            x += width + _gap;
        }
    }
}

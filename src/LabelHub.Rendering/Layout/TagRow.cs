using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>Boxed words side by side, centred on one line: 小作坊食品, 草稿.</summary>
internal sealed class TagRow
{
    private readonly Tag[] _tags;
    private readonly TextTools _tools;
    private readonly int _gap;

    public TagRow(IReadOnlyList<Paragraph> tags, TextTools tools, StyleSheet styles)
    {
        _tools = tools;
        _tags = tags.Count == 0 ? [] : new Tag[tags.Count];
        _gap = styles.Tag / 2;
        for (var i = 0; i < _tags.Length; i++)
        {
            _tags[i] = new Tag(tags[i].Shape(tools.Shaper, styles));
            Width += _tags[i].Width + (Width > 0 ? _gap : 0);
            Size = Math.Max(Size, _tags[i].Size);
        }
    }

    public bool IsEmpty => _tags.Length == 0;

    public int Width { get; }

    /// <summary>The biggest ink height.</summary>
    public int Size { get; }

    /// <summary>The rows the boxes take round the baseline of a text of this ink height that they are centred on.</summary>
    public InkRows Rows(int beside)
    {
        var rows = default(InkRows);
        foreach (var tag in _tags)
            rows = rows.Or(tag.Rows(beside, _tools));
        return rows;
    }

    public void Place(Placement? placement, int x, int baseline, int beside)
    {
        if (placement is null)
            return;
        foreach (var tag in _tags)
        {
            var rows = tag.Rows(beside, _tools);
            placement.Add(new PlacedBox(new DotRect(x, baseline - rows.Above, tag.Width, rows.Above + rows.Below), tag.Stroke));
            placement.Add(tag.Shape, x + tag.Padding, baseline - tag.Lift(beside));
            x += tag.Width + _gap;
        }
    }

    private readonly struct Tag
    {
        public Tag(ShapedParagraph shape)
        {
            Shape = shape;
            Size = shape.InkHeight;
            // One dot prints pale across the feed; a draft must not be taken for a label.
            var weight = shape.Paragraph.Block.Kind == LabelBlockKind.DraftMark ? 5 : 10;
            Stroke = Math.Max(2, Size / weight);
            Padding = Stroke + Math.Max(3, Size / 5);
        }

        public ShapedParagraph Shape { get; }

        public int Size { get; }

        public int Stroke { get; }

        public int Padding { get; }

        public int Width => Shape.Width + (2 * Padding);

        /// <summary>How far its baseline stands above that of a bigger text beside it.</summary>
        public int Lift(int beside) => (beside - Size) / 2;

        public InkRows Rows(int beside, TextTools tools)
        {
            var ink = Shape.Ink(tools.Masks);
            return new InkRows(ink.Above + Padding + Lift(beside), ink.Below + Padding - Lift(beside));
        }
    }
}

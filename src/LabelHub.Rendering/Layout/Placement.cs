namespace LabelHub.Rendering.Layout;

/// <summary>Collects what a typesetter places.</summary>
internal sealed class Placement
{
    private readonly List<PlacedText> _texts = new(32);
    private readonly List<PlacedBox> _boxes = [];

    public void Add(PlacedBox box) => _boxes.Add(box);

    /// <summary>One line of a paragraph: a text for every piece that has characters in it.</summary>
    public void Add(ShapedParagraph shape, int start, int end, int x, int baseline)
    {
        var at = start;
        for (var i = 0; i < shape.Shapes.Length && at < end; i++)
        {
            var piece = shape.Paragraph.Pieces[i];
            if (piece.End <= at)
                continue;
            for (; at < piece.Start && at < end; at++)
                x += shape.Advances[at];
            var (first, last) = GlyphsOf(shape.Shapes[i].Glyphs, at - piece.Start, Math.Min(end, piece.End) - piece.Start);
            if (last > first)
                _texts.Add(new PlacedText(piece.Block.Field, shape.Shapes[i], first, last - first, x, baseline));
            for (; at < piece.End && at < end; at++)
                x += shape.Advances[at];
        }
    }

    public PlacedLabel Finish(PageFrame frame, PrinterDpi dpi, string? qrUrl) => new()
    {
        WidthDots = frame.Width,
        HeightDots = frame.Height,
        DotsPerMetre = LabelStock.DotsPerMetre(dpi),
        Texts = _texts,
        Boxes = _boxes,
        Qr = frame.HasQr ? new PlacedQr(qrUrl!, frame.ModuleDots, frame.Qr) : null,
    };

    private static (int First, int Last) GlyphsOf(IReadOnlyList<Text.ShapedGlyph> glyphs, int start, int end)
    {
        var first = 0;
        while (first < glyphs.Count && glyphs[first].Cluster < start)
            first++;
        var last = first;
        while (last < glyphs.Count && glyphs[last].Cluster < end)
            last++;
        return (first, last);
    }
}

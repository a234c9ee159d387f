using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>Collects what a typesetter places.</summary>
internal sealed class Placement(IGlyphMasks masks)
{
    private readonly List<PlacedText> _texts = new(48);
    private readonly List<PlacedBox> _boxes = [];

    public void Add(PlacedBox box) => _boxes.Add(box);

    /// <summary>All of a paragraph on one line.</summary>
    public void Add(ShapedParagraph shape, int x, int baseline) => Add(shape, 0, shape.Paragraph.Length, x, baseline);

    /// <summary>One line of a paragraph: a text for every piece that has characters in it, cut where marks are squeezed.</summary>
    public void Add(ShapedParagraph shape, int start, int end, int x, int baseline)
    {
        var boxes = shape.Boxes(masks);
        var pen = x;
        var from = start;
        var piece = 0;
        for (var i = start; i < end;)
        {
            while (i >= shape.Paragraph.Pieces[piece].End)
                piece++;
            pen += boxes[i].Advance;
            i++;
            if (i < end && i != shape.Paragraph.Pieces[piece].End && i != shape.Paragraph.Pieces[piece].Start && !boxes[i - 1].Squeezed)
                continue;
            AddGlyphs(shape, piece, from, i, x, baseline);
            (from, x) = (i, pen);
        }
    }

    public PlacedLabel Finish(PageFrame frame, PrinterDpi dpi, LabelDocument document) => new()
    {
        WidthDots = frame.Width,
        HeightDots = frame.Height,
        DotsPerMetre = LabelStock.DotsPerMetre(dpi),
        Texts = _texts,
        Boxes = _boxes,
        Qr = frame.HasQr ? new PlacedQr(document.QrUrl!, frame.ModuleDots, frame.Qr) : null,
        Logo = document.Logo is { } logo ? new PlacedLogo(logo, frame.Logo) : null,
    };

    private void AddGlyphs(ShapedParagraph shape, int index, int from, int to, int x, int baseline)
    {
        var piece = shape.Paragraph.Pieces[index];
        if (from < piece.Start)
            return;
        var glyphs = shape.Shapes[index].Glyphs;
        var first = FirstFrom(glyphs, from - piece.Start);
        var count = FirstFrom(glyphs, to - piece.Start) - first;
        if (count > 0)
            _texts.Add(new PlacedText(piece.Block.Field, shape.Shapes[index], first, count, x, baseline));
    }

    /// <summary>Index of the first glyph of a character or of one after it; clusters never decrease.</summary>
    private static int FirstFrom(IReadOnlyList<ShapedGlyph> glyphs, int character)
    {
        var (low, high) = (0, glyphs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (glyphs[middle].Cluster < character)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

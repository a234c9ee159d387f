using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Calibration;

/// <summary>Collects what stands on a calibration sheet.</summary>
internal sealed class SheetWriter(ITextShaper shaper, int textHeight)
{
    public List<PlacedText> Texts { get; } = [];

    public List<PlacedBox> Boxes { get; } = [];

    public int TextHeight => textHeight;

    public void Add(PlacedBox box) => Boxes.Add(box);

    public void Fill(DotRect area) => Boxes.Add(new PlacedBox(area, 0));

    public void Write(string words, int x, int baseline)
    {
        var shape = Shape(words);
        Texts.Add(new PlacedText(null, shape, 0, shape.Glyphs.Count, x, baseline));
    }

    public void WriteCentred(string words, int middle, int baseline) => Write(words, middle - (WidthOf(words) / 2), baseline);

    public int WidthOf(string words) => Shape(words).Width;

    private ShapedText Shape(string words) => shaper.Shape(words, new TextStyle(FontWeight.Regular, textHeight));
}

using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Tests.Layout;

/// <summary>A shaper one can reckon with: every Han character a full black square, every other half as wide.</summary>
internal sealed class SquareText : ITextShaper, IGlyphMasks
{
    private const uint Full = 1;
    private const uint Half = 2;
    private const uint Blank = 3;

    public ShapedText Shape(string text, TextStyle style) => new(text, style, [.. text.Select((c, i) => Glyph(c, i, style.InkHeight))]);

    public LineMetrics Metrics(TextStyle style) => new(style.InkHeight, 0);

    public IReadOnlyList<string> MissingCharacters(string text) => text.Contains('☃') ? ["☃"] : [];

    public GlyphMask Mask(FontWeight weight, int em, uint glyphId)
    {
        if (glyphId == Blank)
            return GlyphMask.Empty;
        var width = glyphId == Half ? em / 2 : em;
        var pitch = (width + 7) / 8;
        return GlyphMask.Cut(Enumerable.Repeat((byte)0xFF, pitch * em).ToArray(), pitch, width, em, 0, em);
    }

    private static ShapedGlyph Glyph(char c, int cluster, int ink) => c switch
    {
        ' ' => new ShapedGlyph(Blank, ink, cluster, ink / 2, 0, 0),
        < '\u0080' => new ShapedGlyph(Half, ink, cluster, ink / 2, 0, 0),
        _ => new ShapedGlyph(Full, ink, cluster, ink, 0, 0),
    };
}

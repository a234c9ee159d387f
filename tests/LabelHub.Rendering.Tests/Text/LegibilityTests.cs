using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text.Glyphs;
using LabelHub.TestKit.Images;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Rendering.Tests.Text;

/// <summary>A stranger reads the least lawful size after printing; tesseract misreads some by itself: 8 % even of grey letters.</summary>
public class LegibilityTests
{
    /// <summary>Han at 16 dots an em, the least at 203 dpi.</summary>
    private const int InkHeight = 15;

    private const int LinePitch = 26;

    [Fact]
    public async Task Paint_PageAtTheLeastSize_ReadsWellAndBetterThanAntialiasedText()
    {
        using var naive = new NaiveMasks();

        var ours = await LegibilityPage.ReadAsync(Page(Engine.Shared));
        var theirs = await LegibilityPage.ReadAsync(Page(naive));

        var figures = $"ours {ours}, antialiased and cut at half {theirs}";
        Assert.True(ours.ErrorPercent <= 10 && ours.DenseRecallPercent >= 50, figures);
        Assert.True(ours.ErrorPercent <= theirs.ErrorPercent - 3, figures);
    }

    private static GreyPicture Page(IGlyphMasks masks)
    {
        var style = Engine.Regular(InkHeight);
        var lines = LegibilityPage.Lines.Select((line, i) => Placed.Line(line, style, 16, 32 + (i * LinePitch))).ToArray();
        var width = lines.Max(l => l.Text.Width) + 32;
        var label = Placed.Label(width, (lines.Length * LinePitch) + 32, lines);
        return PngReader.Read(PngEncoder.Encode(new LabelPainter(masks).Paint(label), 8000)).Picture;
    }
}

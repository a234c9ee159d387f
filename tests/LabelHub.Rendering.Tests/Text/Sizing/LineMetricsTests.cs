using System.Text;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text.Sizing;

public class LineMetricsTests
{
    private const string Ascii =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private const string Punctuation =
        "、。，．·；：？！…—～﹏￥％‰℃℉№（）［］｛｝《》〈〉【】〖〗〔〕「」『』“”‘’＂＇／＼｜＿＾｀①⑩㈠㎏㎎㎡Ⅻ々〇";

    [Fact]
    public void Metrics_15Dots_AreKnown() =>
        // A change here moves every line of every label.
        Assert.Equal(new LineMetrics(17, 5), Engine.Shared.Metrics(Engine.Regular(15)));

    [Theory]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(22)]
    [InlineData(47)]
    public void Metrics_RandomHan_HoldAllInkAtTheFullEm(int inkHeight)
    {
        // Two runs never differ: the seed is fixed. All 30,289 ideographs were measured once in the same way.
        var random = new Random(20260520 + inkHeight);
        foreach (var style in new[] { Engine.Regular(inkHeight), Engine.Bold(inkHeight) })
        {
            var em = Engine.Shared.Shape("国", style).Glyphs[0].Em;
            for (var i = 0; i < 2_000; i++)
            {
                var han = ((char)random.Next(0x4E00, 0x9FF0)).ToString();
                Assert.Equal(em, Engine.Shared.Shape(han, style).Glyphs[0].Em);
                AssertInside(han, style);
            }
        }
    }

    [Theory]
    [InlineData(15)]
    [InlineData(22)]
    [InlineData(30)]
    public void Metrics_EveryOtherCharacterOfTheFace_HoldAllInk(int inkHeight)
    {
        var drawable = Enumerable.Range(0x20, 0x3400).Concat(Enumerable.Range(0xF900, 0x600))
            .Where(Rune.IsValid).Select(c => new Rune(c).ToString())
            .Where(c => Engine.Shared.MissingCharacters(c).Count == 0).ToList();

        Assert.True(drawable.Count > 2_000);
        foreach (var style in new[] { Engine.Regular(inkHeight), Engine.Bold(inkHeight) })
            Assert.All(drawable, c => AssertInside(c, style));
    }

    [Fact]
    public void Metrics_CommonTextInOneLine_HoldsAllInk()
    {
        foreach (var style in new[] { Engine.Regular(15), Engine.Bold(24) })
            AssertInside(Ascii + Punctuation + "酱鬱國gyjpq——", style);
    }

    [Theory]
    [InlineData("É")]
    [InlineData("|")]
    [InlineData("Ẫ")]
    [InlineData("〱")]
    public void Shape_CharacterTooTallForTheLine_IsSetSmallerInsideIt(string character)
    {
        var style = Engine.Regular(30);

        Assert.True(Engine.Shared.Shape(character, style).Glyphs[0].Em < Engine.Shared.Shape("H", style).Glyphs[0].Em);
        AssertInside(character, style);
    }

    private static void AssertInside(string text, TextStyle style)
    {
        var metrics = Engine.Shared.Metrics(style);
        if (InkBox.Of(Engine.Shared.Shape(text, style), Engine.Shared) is not { } ink)
            return;
        Assert.True(-ink.Y <= metrics.Ascent, $"{text} is {-ink.Y} rows high in {style}, the line has {metrics.Ascent}.");
        Assert.True(ink.Bottom <= metrics.Descent, $"{text} is {ink.Bottom} rows deep in {style}, the line has {metrics.Descent}.");
    }
}

using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Fonts;

namespace LabelHub.Rendering.Tests.Text;

/// <summary>Glyphs taken one by one are those that HarfBuzz gives the whole run.</summary>
public class SolitaryGlyphsTests
{
    [Theory]
    [InlineData(FontWeight.Regular)]
    [InlineData(FontWeight.Bold)]
    public void Shape_EveryPairOfSigns_IsWhatTheWholeRunIs(FontWeight weight) => With(weight, shaped =>
    {
        foreach (var first in SolitaryGlyphs.Signs + "国")
        {
            foreach (var second in SolitaryGlyphs.Signs + "国")
                shaped.Expect($"{first}{second}");
        }
    });

    [Theory]
    [InlineData(FontWeight.Regular)]
    [InlineData(FontWeight.Bold)]
    public void Shape_EveryIdeograph_IsWhatTheWholeRunIs(FontWeight weight) => With(weight, shaped =>
    {
        for (var c = '\u4E00'; c <= '\u9FFF'; c++)
            shaped.Expect($"{c}、{c}国{c}8{c}（{c}");
    });

    [Theory]
    [InlineData(FontWeight.Regular)]
    [InlineData(FontWeight.Bold)]
    public void Shape_LongMixtures_AreWhatTheWholeRunIs(FontWeight weight) => With(weight, shaped =>
    {
        var random = new Random(7718);
        for (var i = 0; i < 2_000; i++)
            shaped.Expect(string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(2) == 0
                ? SolitaryGlyphs.Signs[random.Next(SolitaryGlyphs.Signs.Length)]
                : (char)random.Next(0x4E00, 0xA000))));
    });

    [Theory]
    [InlineData("500g")]
    [InlineData("——")]
    [InlineData("……")]
    [InlineData("水·油")]
    [InlineData("か")]
    public void Shape_CharactersThatLookAtTheirNeighbours_IsLeftToHarfBuzz(string text) => With(FontWeight.Regular, shaped =>
        Assert.Null(shaped.Solitary.Shape(text, 0, text.Length)));

    private static void With(FontWeight weight, Action<Shapers> check)
    {
        using var file = FontFile.Open(Path.Combine(Engine.FontFolder, $"NotoSansCJKsc-{weight}.otf"));
        using var font = new ShapingFont(file);
        using var buffer = new ShapingBuffer();
        check(new Shapers(font, buffer, new SolitaryGlyphs(font)));
    }

    private sealed record Shapers(ShapingFont Font, ShapingBuffer Buffer, SolitaryGlyphs Solitary)
    {
        public void Expect(string text)
        {
            var whole = Buffer.Shape(Font, text, 0, text.Length).Glyphs;
            if (!whole.AsSpan().SequenceEqual(Solitary.Shape(text, 0, text.Length)!.Value.Glyphs))
                Assert.Fail($"{text} has other glyphs as a whole.");
        }
    }
}

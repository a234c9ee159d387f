using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

public class TextEngineShapeTests
{
    private static readonly TextStyle Style = Engine.Regular(15);

    [Fact]
    public void Shape_HanBesideDigits_SetsEachScriptAtItsEm()
    {
        var shaped = Engine.Shared.Shape("净含量500克", Style);

        Assert.Equal([16, 16, 16, 20, 20, 20, 16], shaped.Glyphs.Select(g => g.Em));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], shaped.Glyphs.Select(g => g.Cluster));
        Assert.Equal((4 * 16) + (3 * 11), shaped.Width);
    }

    [Fact]
    public void Shape_ChineseDash_IsTwoEmsWide()
    {
        // Without the language zh-Hans it is 1.676 em: 27 dots.
        var dash = Assert.Single(Engine.Shared.Shape("——", Style).Glyphs);

        Assert.Equal(32, dash.Advance);
    }

    [Fact]
    public void Shape_HanText_EveryAdvanceIsOneEm()
    {
        var shaped = Engine.Shared.Shape("配料：菜籽油、“食盐”（加碘）……《酱》。", Style);

        Assert.All(shaped.Glyphs, g => Assert.Equal(16, g.Advance));
    }

    [Fact]
    public void Shape_KernedPair_IsNarrowerThanItsLetters()
    {
        var style = Engine.Regular(40);

        Assert.True(
            Engine.Shared.Shape("AV", style).Width < Engine.Shared.Shape("A", style).Width + Engine.Shared.Shape("V", style).Width);
    }

    [Fact]
    public void Shape_SurrogatePair_IsOneGlyphOfItsCluster()
    {
        var shaped = Engine.Shared.Shape("油𠮷盐", Style);

        Assert.Equal([0, 1, 3], shaped.Glyphs.Select(g => g.Cluster));
        Assert.DoesNotContain(0u, shaped.Glyphs.Select(g => g.GlyphId));
    }

    [Theory]
    [InlineData("净含量：500g（AV Wa）№5 ￥3.80 ——“甲”𠮷")]
    [InlineData("配料：大豆、水、食用盐(氯化钠)；Ⅻ Été")]
    public void Resize_KnownText_IsWhatAFreshShapeIs(string text)
    {
        var known = Engine.Shared.Shape(text, Style);
        for (var height = TextEngine.MinInkHeight; height <= 80; height++)
        {
            Assert.Equal(Engine.Shared.Shape(text, Engine.Regular(height)).Glyphs, Engine.Shared.Resize(known, Engine.Regular(height)).Glyphs);
            Assert.Equal(Engine.Shared.Shape(text, Engine.Bold(height)).Glyphs, Engine.Shared.Resize(known, Engine.Bold(height)).Glyphs);
        }
    }

    [Fact]
    public void Shape_Empty_HasNoGlyphs()
    {
        var shaped = Engine.Shared.Shape(string.Empty, Style);

        Assert.Empty(shaped.Glyphs);
        Assert.Equal(0, shaped.Width);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(201)]
    public void Shape_InkHeightOutOfRange_Throws(int inkHeight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Engine.Shared.Shape("油", Engine.Regular(inkHeight)));

    [Fact]
    public void Shape_TextOverTheLimit_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Engine.Shared.Shape(new string('油', TextEngine.MaxTextLength + 1), Style));

    [Fact]
    public void Shape_AfterDispose_Throws()
    {
        var engine = TextEngine.Open(Engine.FontFolder);
        engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => engine.Shape("油", Style));
        Assert.Throws<ObjectDisposedException>(() => engine.Sized("油"));
    }

    [Fact]
    public void Open_FolderWithoutFonts_NamesTheMissingFile()
    {
        var error = Assert.Throws<FileNotFoundException>(() => TextEngine.Open(AppContext.BaseDirectory));

        Assert.Contains("NotoSansCJKsc-Regular.otf", error.Message, StringComparison.Ordinal);
    }
}

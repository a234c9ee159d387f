using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text.Sizing;

public class InkHeightTests
{
    private const string DigitsAndCapitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Theory]
    [InlineData(PrinterDpi.Dpi203, 1.8, 15)]
    [InlineData(PrinterDpi.Dpi300, 1.8, 22)]
    [InlineData(PrinterDpi.Dpi203, 2.0, 16)]
    [InlineData(PrinterDpi.Dpi300, 2.5, 30)]
    public void Shape_LegalHeight_EveryKindOfCharacterReachesItInDots(PrinterDpi dpi, double millimetres, int dots)
    {
        Assert.Equal(dots, LabelStock.DotsAtLeast(millimetres, dpi));
        foreach (var weight in Enum.GetValues<FontWeight>())
        {
            var style = new TextStyle(weight, dots);
            Assert.InRange(InkRows("国", style), dots, dots + 1);
            Assert.InRange(InkRows("H", style), dots, dots);
            Assert.All(DigitsAndCapitals + "０９ＡＺ℃％‰℉￥", c => Assert.True(InkRows(c.ToString(), style) >= dots, c.ToString()));
        }
    }

    [Fact]
    public void Shape_SignsOfFullHeight_ReachItAtEverySize()
    {
        foreach (var weight in Enum.GetValues<FontWeight>())
        {
            for (var dots = 15; dots <= 60; dots++)
                Assert.All("№℃％ⅠⅫ￥¥#&@", c => Assert.True(InkRows(c.ToString(), new TextStyle(weight, dots)) >= dots, $"{c} at {dots} {weight}"));
        }
    }

    [Fact]
    public void Shape_15Dots_IsTheSmallestEmOfEachScript()
    {
        var glyphs = Engine.Shared.Shape("国0", Engine.Regular(15)).Glyphs;

        Assert.Equal([16, 20], glyphs.Select(g => g.Em));
        Assert.Equal(15, InkRows("国", Engine.Regular(15)));
        Assert.Equal(15, InkRows("0", Engine.Regular(15)));
        Assert.Equal(15, InkRows("H", Engine.Regular(15)));
    }

    [Fact]
    public void Shape_22Dots_IsTheSmallestEmOfEachScript()
    {
        var glyphs = Engine.Shared.Shape("国0", Engine.Regular(22)).Glyphs;

        Assert.Equal([25, 30], glyphs.Select(g => g.Em));
        Assert.Equal(22, InkRows("国", Engine.Regular(22)));
        Assert.Equal(22, InkRows("H", Engine.Regular(22)));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(22)]
    [InlineData(40)]
    public void Shape_HanBesideDigits_StandsAtTheSameHeight(int inkHeight)
    {
        var style = Engine.Regular(inkHeight);
        var han = InkBox.Of(Engine.Shared.Shape("国", style), Engine.Shared)!.Value;
        var digit = InkBox.Of(Engine.Shared.Shape("H", style), Engine.Shared)!.Value;

        Assert.Equal(0, digit.Bottom);
        Assert.InRange(han.Y - digit.Y, -1, 1);
        Assert.InRange(han.Bottom - digit.Bottom, -1, 1);
    }

    private static int InkRows(string text, TextStyle style) =>
        InkBox.Of(Engine.Shared.Shape(text, style), Engine.Shared)!.Value.Height;
}

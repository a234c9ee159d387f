using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Tests.Composition;

public class LogoTests
{
    [Fact]
    public void Of_SomeDots_KnowsThemAndTheirShare()
    {
        var logo = Logo.Of(20, 16, Rows(20, 16, 0b1010_0000))!;

        Assert.True(logo[0, 0] && !logo[1, 0] && logo[2, 15]);
        Assert.Equal(10, logo.InkPercent);
    }

    [Theory]
    [InlineData(15, 16)]
    [InlineData(16, 161)]
    [InlineData(-8, 16)]
    public void Of_SizeOutsideTheLimits_IsNone(int width, int height) =>
        Assert.Null(Logo.Of(width, height, new byte[Math.Max(0, (width + 7) / 8 * height)]));

    [Fact]
    public void Of_WrongNumberOfBytes_IsNone() => Assert.Null(Logo.Of(16, 16, new byte[31]));

    [Fact]
    public void Of_BlackPadding_IsNone()
    {
        var bits = new byte[3 * 16];
        bits[^1] = 1;

        Assert.Null(Logo.Of(20, 16, bits));
        Assert.NotNull(Logo.Of(24, 16, bits));
    }

    private static byte[] Rows(int width, int height, byte first)
    {
        var bits = new byte[(width + 7) / 8 * height];
        for (var y = 0; y < height; y++)
            bits[y * ((width + 7) / 8)] = first;
        return bits;
    }
}

using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Where on the head a label lands, in every language.</summary>
public class PlacementTests
{
    public static TheoryData<PrinterLanguage> Languages => [.. Enum.GetValues<PrinterLanguage>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Encode_CentredWithOffsets_MovesEveryDot(PrinterLanguage language)
    {
        var picture = Framed(200, 80, margin: 10);
        var settings = Printed.Settings(language) with { HeadDots = 384, Align = HeadAlignment.Centre, OffsetXDots = -3, OffsetYDots = 7 };

        var page = Assert.Single(Printed.Pages(Printed.Data(picture, settings).Bytes, settings));

        Assert.Equal(PrintedPage.DotsOf(picture, offsetX: 92 - 3, offsetY: 7), page.Black);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Encode_OffsetWithinTheWhiteMargin_LosesNothing(PrinterLanguage language)
    {
        var picture = Framed(200, 80, margin: 10);
        var settings = Printed.Settings(language) with { OffsetXDots = -9, OffsetYDots = -10, BandRows = 16 };

        var page = Assert.Single(Printed.Pages(Printed.Data(picture, settings).Bytes, settings));

        Assert.Equal(PrintedPage.DotsOf(picture, offsetX: -9, offsetY: -10), page.Black);
    }

    [Theory]
    [InlineData(-11, 0)]
    [InlineData(11, 0)]
    [InlineData(0, -11)]
    [InlineData(0, 11)]
    [InlineData(-400, 0)]
    [InlineData(0, 400)]
    public void Encode_OffsetBeyondTheMargin_IsRefused(int x, int y)
    {
        var settings = Printed.Settings(PrinterLanguage.Zpl) with { HeadDots = 200, OffsetXDots = x, OffsetYDots = y };
        Assert.IsType<PrintOutcome.InkOffTheEdge>(PrinterEncoder.Encode(Framed(200, 80, margin: 10), Printed.Stock, settings, copies: 1));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Encode_LabelWiderThanTheHead_IsRefusedWithBothWidths(PrinterLanguage language)
    {
        var outcome = PrinterEncoder.Encode(new Bitmap1(640, 480), new LabelStock(80, 60), Printed.Settings(language) with { HeadDots = 576 }, copies: 1);
        Assert.Equal(new PrintOutcome.HeadTooNarrow(640, 576), outcome);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(-5, -4)]
    [InlineData(8, 16)]
    [InlineData(-300, 0)]
    public void Region_AnyCorner_CopiesDotForDotWithWhitePadding(int left, int top)
    {
        var source = RandomPictures.Make(61, 19);
        var region = source.Region(left, top, 45, 21);

        for (var y = 0; y < region.Height; y++)
        {
            for (var x = 0; x < region.Stride * 8; x++)
            {
                var (fromX, fromY) = (x + left, y + top);
                var inside = x < 45 && fromX is >= 0 and < 61 && fromY is >= 0 and < 19;
                Assert.Equal(inside && source[fromX, fromY], region[x, y]);
            }
        }
    }

    // random dots with a white margin all round
    private static Bitmap1 Framed(int width, int height, int margin) =>
        RandomPictures.Make(width - (2 * margin), height - (2 * margin)).Region(-margin, -margin, width, height);
}

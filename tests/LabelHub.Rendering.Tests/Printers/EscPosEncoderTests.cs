using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

public class EscPosEncoderTests
{
    private static readonly PrinterSettings Usual = Printed.Settings(PrinterLanguage.Escpos);

    [Theory]
    [InlineData(LabelEnd.GsFormFeed, new byte[] { 0x1D, 0x0C })]
    [InlineData(LabelEnd.FormFeed, new byte[] { 0x0C })]
    [InlineData(LabelEnd.FeedLines, new byte[] { 0x1B, 0x64, 4 })]
    [InlineData(LabelEnd.Cut, new byte[] { 0x1D, 0x56, 66, 0 })]
    public void Encode_SmallPicture_IsTheKnownJobToTheByte(LabelEnd end, byte[] ending)
    {
        var bitmap = new Bitmap1(10, 2);
        bitmap.Bits[0] = 0b1010_0000;
        bitmap.Bits[3] = 0b0100_0000;

        byte[] label = [0x1D, 0x76, 0x30, 0, 2, 0, 2, 0, 0xA0, 0, 0, 0x40, .. ending];
        Assert.Equal([0x1B, 0x40, .. label, .. label], Printed.Data(bitmap, Usual with { LabelEnd = end }, copies: 2).Bytes);
    }

    [Theory]
    [InlineData(LabelEnd.GsFormFeed, 2, 11)]
    [InlineData(LabelEnd.Cut, 3, 24)]
    public void Encode_BlankFoot_IsSentOnlyWhereNoFeedFollows(LabelEnd end, int bands, int rows)
    {
        var bitmap = new Bitmap1(16, 24);
        bitmap.Bits[2 * 10] = 0x80;

        var data = Printed.Data(bitmap, Usual with { BandRows = 8, LabelEnd = end });

        Assert.Equal((bands * 8) + (rows * 2), data.Segments.Where(s => s.Kind == SegmentKind.Bitmap).Sum(s => s.Length));
        Assert.Equal([(0, 10)], EscPosReader.Read(data.Bytes)[0].Black);
    }

    /// <summary>240 and 144 rows hang some printers; so do 48 that are left over from 128 and 128.</summary>
    [Theory]
    [InlineData(240, null)]
    [InlineData(304, null)]
    [InlineData(192, 96)]
    [InlineData(150, 144)]
    [InlineData(97, 48)]
    [InlineData(255, 240)]
    public void Encode_AnyHeight_SendsNoBandOfAMultipleOf48Rows(int height, int? bandRows)
    {
        foreach (var end in Enum.GetValues<LabelEnd>())
        {
            var picture = RandomPictures.Make(384, height);
            var settings = Usual with { BandRows = bandRows, LabelEnd = end };
            var bytes = Printed.Data(picture, settings).Bytes;

            Assert.All(EscPosReader.BandRows(bytes), rows => Assert.True(rows % 48 > 0, $"a band of {rows} rows"));
            Assert.Equal(PrintedPage.DotsOf(picture), EscPosReader.Read(bytes)[0].Black);
        }
    }

    [Fact]
    public void Encode_NotMultipleOfAnother_IsTheProfilesWord()
    {
        var bytes = Printed.Data(RandomPictures.Make(384, 200), Usual with { BandRows = 100, BandRowsNotMultipleOf = 50, LabelEnd = LabelEnd.Cut }).Bytes;

        Assert.Equal([92, 92, 16], EscPosReader.BandRows(bytes, new ReadingRules { NotMultipleOf = 50 }));
    }

    [Fact]
    public void Encode_MoreThanOneTransmissionTakes_SaysHowManyItDoes()
    {
        var bitmap = RandomPictures.Make(800, 640);

        var refused = Assert.IsType<PrintOutcome.TooManyCopies>(PrinterEncoder.Encode(bitmap, Printed.Stock, Usual, copies: 100));

        Assert.InRange(refused.Most, 60, 70);
        Assert.True(Printed.Data(bitmap, Usual, refused.Most).Bytes.Length <= PrinterEncoder.MaxStreamBytes);
    }
}

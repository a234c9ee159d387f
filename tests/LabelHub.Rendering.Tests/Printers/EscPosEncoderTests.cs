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

    [Fact]
    public void Encode_MoreThanOneTransmissionTakes_SaysHowManyItDoes()
    {
        var bitmap = RandomPictures.Make(800, 640);

        var refused = Assert.IsType<PrintOutcome.TooManyCopies>(PrinterEncoder.Encode(bitmap, Printed.Stock, Usual, copies: 100));

        Assert.InRange(refused.Most, 60, 70);
        Assert.True(Printed.Data(bitmap, Usual, refused.Most).Bytes.Length <= PrinterEncoder.MaxStreamBytes);
    }
}

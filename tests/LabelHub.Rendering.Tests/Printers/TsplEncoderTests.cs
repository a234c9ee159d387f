using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

public class TsplEncoderTests
{
    private static readonly PrinterSettings Usual = Printed.Settings(PrinterLanguage.Tspl);

    [Fact]
    public void Encode_SmallPicture_IsTheKnownJobToTheByte()
    {
        var bitmap = new Bitmap1(10, 2);
        bitmap.Bits[0] = 0b1010_0000;
        bitmap.Bits[3] = 0b0100_0000;

        byte[] expected =
        [
            .. "SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1,0\r\nREFERENCE 0,0\r\nOFFSET 0 mm\r\nSHIFT 0\r\nDENSITY 8\r\nSPEED 3\r\nCLS\r\nBITMAP 0,0,2,2,0,"u8,
            0b0101_1111, 0xFF, 0xFF, 0b1011_1111,
            .. "\r\nPRINT 1,3\r\n"u8,
        ];
        Assert.Equal(expected, Printed.Data(bitmap, Usual, copies: 3).Bytes);
    }

    [Fact]
    public void Encode_Settings_StandInTheirLines()
    {
        var settings = Usual with { Density = 15, Speed = 6, Paper = PaperKind.Mark, GapMm = 3, OffsetXDots = 8, OffsetYDots = 4, FlushFirst = true };
        var outcome = PrinterEncoder.Encode(new Bitmap1(8, 8), new LabelStock(100, 80), settings, copies: 50);

        Assert.Equal(
            ["", "SIZE 100 mm,80 mm", "BLINE 3 mm,0 mm", "DIRECTION 1,0", "REFERENCE 8,4", "OFFSET 0 mm", "SHIFT 0", "DENSITY 15", "SPEED 6", "CLS", "PRINT 1,50"],
            TsplReader.Read(Assert.IsType<PrintOutcome.Encoded>(outcome).Data.Bytes).Lines);
    }

    [Fact]
    public void Encode_ContinuousPaper_HasNoGap() => Assert.Contains(
        "GAP 0 mm,0 mm", TsplReader.Read(Printed.Data(new Bitmap1(8, 8), Usual with { Paper = PaperKind.Continuous }).Bytes).Lines);

    [Fact]
    public void Encode_Bands_LeaveOutTheWhiteBetweenThem()
    {
        var bitmap = new Bitmap1(16, 40);
        foreach (var y in new[] { 9, 11, 20, 21, 22, 23, 24, 25, 26, 27, 28 })
            bitmap.Bits[2 * y] = 0x80;
        bitmap.Bits[(2 * 39) + 1] = 0x01;

        var (lines, pages) = TsplReader.Read(Printed.Data(bitmap, Usual with { BandRows = 8 }).Bytes);

        Assert.Equal(["BITMAP 0,9,2,3", "BITMAP 0,20,2,8", "BITMAP 0,28,2,1", "BITMAP 0,39,2,1"], lines.Where(l => l.StartsWith("BITMAP", StringComparison.Ordinal)));
        Assert.Equal(PrintedPage.DotsOf(bitmap), pages[0].Black);
    }

    [Fact]
    public void Encode_InvertedBitmap_SendsBlackAsOne()
    {
        var bitmap = RandomPictures.Make(60, 10);
        var data = Printed.Data(bitmap, Usual with { InvertBitmap = true });

        Assert.Equal(bitmap.Bits, data.Bytes.AsSpan(data.Segments[1].Offset, data.Segments[1].Length));
    }
}

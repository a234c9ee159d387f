using System.Text;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

public class TsplEncoderTests
{
    private static readonly LabelStock Stock = new(60, 40);

    [Fact]
    public void Encode_SmallPicture_IsTheKnownJobToTheByte()
    {
        var bitmap = new Bitmap1(10, 2);
        bitmap.Bits[0] = 0b1010_0000;
        bitmap.Bits[3] = 0b0100_0000;

        var job = TsplEncoder.Encode(bitmap, Stock, new TsplOptions(Copies: 3));

        byte[] expected =
        [
            .. "SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 1,0\r\nREFERENCE 0,0\r\nDENSITY 8\r\nSPEED 3\r\nCLS\r\nBITMAP 0,0,2,2,0,"u8,
            0b0101_1111, 0xFF, 0xFF, 0b1011_1111,
            .. "\r\nPRINT 1,3\r\n"u8,
        ];
        Assert.Equal(expected, job);
    }

    [Theory]
    [InlineData(480, 320)]
    [InlineData(397, 113)]
    [InlineData(639, 50)]
    [InlineData(1, 1)]
    public void Encode_Picture_DecodesToTheSameDotsWithWhitePadding(int width, int height)
    {
        var bitmap = RandomPictures.Make(width, height);

        var job = TsplReader.Read(TsplEncoder.Encode(bitmap, Stock, new TsplOptions()));

        Assert.Equal((bitmap.Stride, height), (job.WidthBytes, job.Height));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < bitmap.Stride * 8; x++)
                Assert.True((x < width && bitmap[x, y]) == job.IsBlack(x, y), $"Dot {x}, {y}.");
        }
    }

    [Fact]
    public void Encode_Options_StandInTheirLines()
    {
        var job = TsplReader.Read(TsplEncoder.Encode(
            new Bitmap1(8, 1), new LabelStock(100, 80), new TsplOptions(Copies: 50, GapMm: 0, Density: 15, Speed: 6)));

        Assert.Equal(
            ["SIZE 100 mm,80 mm", "GAP 0 mm,0 mm", "DIRECTION 1,0", "REFERENCE 0,0", "DENSITY 15", "SPEED 6", "CLS", "BITMAP 0,0,1,1,0", "PRINT 1,50"],
            job.Lines);
    }

    [Fact]
    public void Encode_InvertedBitmap_SendsBlackAsOne()
    {
        var bitmap = RandomPictures.Make(60, 10);

        var job = TsplReader.Read(TsplEncoder.Encode(bitmap, Stock, new TsplOptions(InvertBitmap: true)));

        Assert.Equal(bitmap.Bits, job.Rows);
    }

    [Fact]
    public void Encode_DrawnLabel_HasNoLineEndBetweenHeadAndRows()
    {
        var job = TsplEncoder.Encode(new Bitmap1(480, 320), Stock, new TsplOptions());
        var text = Encoding.Latin1.GetString(job);

        Assert.Contains("BITMAP 0,0,60,320,0,\u00FF\u00FF", text, StringComparison.Ordinal);
        Assert.Equal(text.IndexOf("BITMAP", StringComparison.Ordinal) + "BITMAP 0,0,60,320,0,".Length + 19200 + "\r\nPRINT 1,1\r\n".Length, job.Length);
    }

    [Theory]
    [InlineData(0, 2, 8, 3, "Copies")]
    [InlineData(65536, 2, 8, 3, "Copies")]
    [InlineData(1, -1, 8, 3, "GapMm")]
    [InlineData(1, 26, 8, 3, "GapMm")]
    [InlineData(1, 2, -1, 3, "Density")]
    [InlineData(1, 2, 16, 3, "Density")]
    [InlineData(1, 2, 8, 0, "Speed")]
    [InlineData(1, 2, 8, 7, "Speed")]
    public void Options_OutOfRange_ThrowNamingTheValue(int copies, int gap, int density, int speed, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new TsplOptions(copies, gap, density, speed)).ParamName);
}

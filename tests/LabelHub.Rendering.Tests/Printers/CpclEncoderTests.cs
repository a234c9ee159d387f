using System.Text;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

public class CpclEncoderTests
{
    private static readonly PrinterSettings Usual = Printed.Settings(PrinterLanguage.Cpcl);

    [Theory]
    [InlineData(DotCoding.Raw, "CG 2 2 0 0 \u00A0\u0000\u0000@\r\n")]
    [InlineData(DotCoding.Hex, "EG 2 2 0 0 A0000040\r\n")]
    public void Encode_SmallPicture_IsTheKnownJobToTheByte(DotCoding coding, string graphic)
    {
        var bitmap = new Bitmap1(10, 2);
        bitmap.Bits[0] = 0b1010_0000;
        bitmap.Bits[3] = 0b0100_0000;

        var text = Encoding.Latin1.GetString(Printed.Data(bitmap, Usual with { Coding = coding }, copies: 3).Bytes);

        Assert.Equal($"! 0 200 200 2 3\r\nIN-DOTS\r\nPAGE-WIDTH 10\r\nLEFT\r\n{graphic}FORM\r\nPRINT\r\n", text);
    }

    [Fact]
    public void Encode_Settings_StandInTheirLines()
    {
        var settings = Usual with { Dpi = 300, Density = -20, Speed = 2, Paper = PaperKind.Continuous, OffsetXDots = 8, LineEnd = LineEnd.Lf };
        Assert.Equal(
            ["! 0 300 300 4 1", "IN-DOTS", "PAGE-WIDTH 16", "LEFT", "TONE -20", "SPEED 2", "PRINT"],
            CpclReader.Read(Printed.Data(new Bitmap1(8, 4), settings).Bytes, ReadingRules.Of(settings)).Lines);
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

public class ZplEncoderTests
{
    private const string Plain = "^JMA^MUD^MCY^PON^PMN^LRN^FWN^LS0^LT0^LH0,0";

    private static readonly PrinterSettings Usual = Printed.Settings(PrinterLanguage.Zpl);

    [Theory]
    [InlineData(DotCoding.Hex, "A0000040")]
    [InlineData(DotCoding.Acs, "A,004,")]
    public void Encode_SmallPicture_IsTheKnownJobToTheByte(DotCoding coding, string data)
    {
        var bitmap = new Bitmap1(10, 2);
        bitmap.Bits[0] = 0b1010_0000;
        bitmap.Bits[3] = 0b0100_0000;

        var text = Encoding.ASCII.GetString(Printed.Data(bitmap, Usual with { Coding = coding }, copies: 3).Bytes);

        Assert.Equal($"^XA\r\n{Plain}\r\n^MNY\r\n^PW10\r\n^LL2\r\n^FO0,0^GFA,4,4,2,{data}^FS\r\n^PQ3,0,1,Y\r\n^XZ\r\n", text);
    }

    [Fact]
    public void Encode_Settings_StandInTheirLines()
    {
        var settings = Usual with { Density = 5, Speed = 4, Paper = PaperKind.Mark, OffsetXDots = 8 };
        Assert.Equal(
            ["~SD05", "^XA", Plain, "^MD0", "^MNM", "^PR4", "^PW16", "^LL4", "^PQ1,0,1,Y", "^XZ"],
            ZplReader.Read(Printed.Data(new Bitmap1(8, 4), settings).Bytes).Lines);
    }

    /// <summary>The manual's most for a field's counts is 99999.</summary>
    [Fact]
    public void Encode_BigPictureInTallBands_KeepsEachFieldWithinItsCounts()
    {
        var settings = Usual with { TallBands = true, BandRows = 2048, Dpi = 300 };
        var picture = RandomPictures.Make(1181, 945);
        var data = Printed.Data(picture, settings);

        var counts = Regex.Matches(Encoding.ASCII.GetString(data.Bytes), @"\^GFA,(?<count>\d+),", RegexOptions.None, TimeSpan.FromSeconds(9))
            .Select(m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2, counts.Count);
        Assert.All(counts, c => Assert.InRange(c, 1, 99_999));
        Assert.Equal(PrintedPage.DotsOf(picture), Printed.Pages(data.Bytes, settings)[0].Black);
    }

    [Theory]
    [InlineData("00000000", ",")]
    [InlineData("FFFFFFFF", "NF")]
    [InlineData("0000000000000001", "U01")]
    [InlineData("AAAAAAFF", "LAFF")]
    [InlineData("ABBCCCDD", "ABBICDD")]
    public void Pack_ARow_IsAsTheManualSaysIt(string hex, string packed) =>
        Assert.Equal(packed, ZplRepeats.Pack(Convert.FromHexString(hex), hex.Length / 2));

    [Fact]
    public void Pack_LongRunsAndEqualRows_AddUpAndRepeat()
    {
        byte[] row = [.. Enumerable.Repeat((byte)0x11, 409), 0x23];
        Assert.Equal("zzX123:", ZplRepeats.Pack([.. row, .. row], row.Length));
    }

    [Fact]
    public void Crc_OfTheStandardCheckWord_IsXmodems() => Assert.Equal(0x31C3, Crc16.Compute("123456789"u8));
}

using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;
using LabelHub.TestKit.Oracles;

namespace LabelHub.EndToEnd.Tests.Oracles;

/// <summary>Every language in every way of writing it, read by programs that nobody here wrote.</summary>
public sealed class EncodersTests
{
    private static readonly LabelStock Stock = new(60, 40);

    // a whole number of bytes and not, long runs and none, and what fills a four-inch head
    private static readonly (int Width, int Height)[] Sizes = [(480, 320), (397, 113), (639, 50), (9, 40), (832, 64)];

    [Theory]
    [InlineData(PrinterLanguage.Tspl, null)]
    [InlineData(PrinterLanguage.Cpcl, DotCoding.Raw)]
    [InlineData(PrinterLanguage.Cpcl, DotCoding.Hex)]
    [InlineData(PrinterLanguage.Escpos, null)]
    [InlineData(PrinterLanguage.Zpl, DotCoding.Hex)]
    [InlineData(PrinterLanguage.Zpl, DotCoding.Acs)]
    [InlineData(PrinterLanguage.Zpl, DotCoding.Z64)]
    public async Task Encode_AnyPicture_IsReadDotForDotByOthers(PrinterLanguage language, DotCoding? coding)
    {
        var usual = new PrinterSettings { Language = language, Coding = coding };
        var samples = from size in Sizes
                      from bandRows in new int?[] { null, 24 }
                      from sparse in new[] { false, true }
                      select Sample(usual with { BandRows = bandRows }, size, sparse, copies: 1);
        var many = Sample(usual, (200, 60), sparse: false, copies: 120);

        var answers = await PrinterOracle.CheckAsync([.. samples, many]);

        Assert.Equal((Sizes.Length * 4) + 1, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.Value.Count == 0, $"{answer.Key}: {string.Join("; ", answer.Value)}"));
    }

    [Theory]
    [InlineData(PrinterLanguage.Cpcl)]
    [InlineData(PrinterLanguage.Escpos)]
    [InlineData(PrinterLanguage.Zpl)]
    public async Task Encode_Offsets_MoveThePictureAsOthersReadIt(PrinterLanguage language)
    {
        var samples = from offset in new[] { (X: 0, Y: 0), (X: 5, Y: 3), (X: 30, Y: 20), (X: -5, Y: -3), (X: -30, Y: -20) }
                      let settings = new PrinterSettings { Language = language, HeadDots = 200, OffsetXDots = offset.X, OffsetYDots = offset.Y }
                      select Sample($"{offset}", settings, Block(30, 20), Block(30 + offset.X, 20 + offset.Y), copies: 1);

        var answers = await PrinterOracle.CheckAsync([.. samples]);

        Assert.All(answers.Values, Assert.Empty);
    }

    private static PrinterSample Sample(PrinterSettings settings, (int Width, int Height) size, bool sparse, int copies)
    {
        var picture = sparse ? Words(size.Width, size.Height) : Noise(size.Width, size.Height);
        var id = FormattableString.Invariant($"{size}, bands of {settings.BandRows}, {(sparse ? "words" : "noise")}, {copies} copies");
        return Sample(id, settings, picture, picture, copies);
    }

    private static PrinterSample Sample(string id, PrinterSettings settings, Bitmap1 picture, Bitmap1 expected, int copies)
    {
        var data = Assert.IsType<PrintOutcome.Encoded>(PrinterEncoder.Encode(picture, Stock, settings, copies)).Data;
        var png = PngEncoder.Encode(expected, LabelStock.DotsPerMetre(PrinterDpi.Dpi203));
        return new PrinterSample(
            id, Lower(settings.Language), data.Bytes, png, Stock.WidthMm, Stock.HeightMm, copies, settings.Coding is { } coding ? Lower(coding) : null);
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Noise, in which any wrong dot shows.</summary>
    private static Bitmap1 Noise(int width, int height)
    {
        var random = new Random((width * 31) + height);
        return Draw(width, height, (_, _) => random.Next(3) == 0);
    }

    /// <summary>A few words' worth of ink, with white bands and long runs between.</summary>
    private static Bitmap1 Words(int width, int height) => Draw(width, height, (x, y) => y % 60 is > 30 and < 38 && x > width / 3);

    /// <summary>140 by 50 dots of ink somewhere on a label.</summary>
    private static Bitmap1 Block(int left, int top) => Draw(
        200, 90, (x, y) => x >= left && x < left + 140 && y >= top && y < top + 50 && ((x - left) * (y - top + 7) % 5) < 2);

    private static Bitmap1 Draw(int width, int height, Func<int, int, bool> isBlack)
    {
        var picture = new Bitmap1(width, height);
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            if (isBlack(x, y))
                picture.Bits[(y * picture.Stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
        }

        return picture;
    }
}

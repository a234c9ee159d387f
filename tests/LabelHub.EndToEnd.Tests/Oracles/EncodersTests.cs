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

    private static PrinterSample Sample(PrinterSettings settings, (int Width, int Height) size, bool sparse, int copies)
    {
        var picture = Picture(size.Width, size.Height, sparse);
        var id = FormattableString.Invariant($"{picture.Width}x{picture.Height}, bands of {settings.BandRows}, {(sparse ? "words" : "noise")}, {copies} copies");
        var outcome = PrinterEncoder.Encode(picture, Stock, settings, copies);
        var data = Assert.IsType<PrintOutcome.Encoded>(outcome).Data;
        var png = PngEncoder.Encode(picture, LabelStock.DotsPerMetre(PrinterDpi.Dpi203));
        return new PrinterSample(
            id, Lower(settings.Language), data.Bytes, png, Stock.WidthMm, Stock.HeightMm, copies, settings.Coding is { } coding ? Lower(coding) : null);
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Noise in which any wrong dot shows, or a few words' worth of ink with blank bands and long runs between.</summary>
    private static Bitmap1 Picture(int width, int height, bool sparse)
    {
        var picture = new Bitmap1(width, height);
        var random = new Random((width * 31) + height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (sparse ? y % 60 is > 30 and < 38 && x > width / 3 : random.Next(3) == 0)
                    picture.Bits[(y * picture.Stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }

        return picture;
    }
}

using System.IO.Compression;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Raster;
using LabelHub.TestKit.Images;

namespace LabelHub.Rendering.Tests.Documents;

public class PngEncoderTests
{
    [Theory]
    [InlineData(480, 320, 8000, CompressionLevel.Optimal)]
    [InlineData(397, 111, 11811, CompressionLevel.Fastest)]
    [InlineData(1, 1, 8000, CompressionLevel.Optimal)]
    public void Encode_Picture_ReadsBackToTheSameDots(int width, int height, int dotsPerMetre, CompressionLevel level)
    {
        var bitmap = RandomPictures.Make(width, height);

        var png = PngReader.Read(PngEncoder.Encode(bitmap, dotsPerMetre, level));

        Assert.Equal((width, height), (png.Picture.Width, png.Picture.Height));
        Assert.Equal((dotsPerMetre, dotsPerMetre), png.DotsPerMetre);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                Assert.True(bitmap[x, y] == (png.Picture[x, y] == 0), $"Dot {x}, {y}.");
        }
    }

    [Fact]
    public void Encode_SamePicture_GivesTheSameBytes()
    {
        var bitmap = RandomPictures.Make(100, 80);

        Assert.Equal(PngEncoder.Encode(bitmap, 8000), PngEncoder.Encode(bitmap, 8000));
    }

    [Fact]
    public void Encode_WhiteDot_IsTheKnownFile()
    {
        // The fixed chunks of a 1 x 1 picture, their check sums worked out by another program.
        var png = Convert.ToHexString(PngEncoder.Encode(new Bitmap1(1, 1), 8000));

        Assert.StartsWith("89504E470D0A1A0A0000000D4948445200000001000000010100000000376EF924", png, StringComparison.Ordinal);
        Assert.EndsWith("0000000049454E44AE426082", png, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_NoResolution_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PngEncoder.Encode(new Bitmap1(1, 1), 0));
}

using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests;

/// <summary>Pictures in which any swapped, shifted or inverted dot shows; the padding stays white as in every picture.</summary>
internal static class RandomPictures
{
    public static Bitmap1 Make(int width, int height)
    {
        var bitmap = new Bitmap1(width, height);
        var random = new Random((width * 31) + height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (random.Next(3) == 0)
                    bitmap.Bits[(y * bitmap.Stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }

        return bitmap;
    }
}

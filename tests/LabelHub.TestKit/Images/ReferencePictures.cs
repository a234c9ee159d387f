using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Raster;

namespace LabelHub.TestKit.Images;

/// <summary>
/// Pictures kept as files that the program must draw again to the dot. After a wanted change: run the tests with
/// LABELHUB_UPDATE_PICTURES=1, look at the new pictures, and commit them.
/// </summary>
public static class ReferencePictures
{
    private const int Gap = 8;

    /// <summary>Whether pictures are to be written instead of compared.</summary>
    public static bool AreUpdated => Environment.GetEnvironmentVariable("LABELHUB_UPDATE_PICTURES") == "1";

    /// <summary>Compares a picture with its file, or writes the file.</summary>
    /// <param name="file">The kept picture.</param>
    /// <param name="png">What was drawn.</param>
    /// <returns>
    /// Null where they are the same; else what differs and where a picture of it lies: expected, difference and drawn side by side.
    /// </returns>
    public static string? Compare(string file, byte[] png)
    {
        var drawn = PngReader.Read(png).Picture;
        if (AreUpdated && (!File.Exists(file) || !Same(PngReader.Read(File.ReadAllBytes(file)).Picture, drawn)))
            File.WriteAllBytes(file, png);
        // On other systems Skia may set other dots.
        if (!ReferencePlatform.IsThis)
            return null;
        if (!File.Exists(file))
            return $"{file} is not there. Draw it with LABELHUB_UPDATE_PICTURES=1, look at it, and commit it.";
        var expected = PngReader.Read(File.ReadAllBytes(file)).Picture;
        return Same(expected, drawn) ? null : Told(Path.GetFileNameWithoutExtension(file), expected, drawn);
    }

    private static bool Same(GreyPicture one, GreyPicture other) =>
        one.Width == other.Width && one.Height == other.Height && one.Pixels.AsSpan().SequenceEqual(other.Pixels);

    private static string Told(string name, GreyPicture expected, GreyPicture drawn)
    {
        var (panels, dots) = Panels(expected, drawn);
        var folder = Directory.CreateDirectory(Repository.PathOf("TestResults", "pictures")).FullName;
        var file = Path.Combine(folder, name + ".png");
        File.WriteAllBytes(file, PngEncoder.Encode(panels, 8000));
        return FormattableString.Invariant(
            $"{name} is not as kept: {expected.Width}x{expected.Height} and {drawn.Width}x{drawn.Height} dots, {dots} of them differ. Look at {file} (expected, difference, drawn); if it is meant to be so, update with LABELHUB_UPDATE_PICTURES=1.");
    }

    /// <summary>Expected, difference and drawn side by side, and how many dots differ.</summary>
    private static (Bitmap1 Panels, int Dots) Panels(GreyPicture expected, GreyPicture drawn)
    {
        var (width, height) = (Math.Max(expected.Width, drawn.Width), Math.Max(expected.Height, drawn.Height));
        var panels = new Bitmap1((3 * width) + (2 * Gap), height);
        var dots = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (before, after) = (IsBlack(expected, x, y), IsBlack(drawn, x, y));
                dots += before == after ? 0 : 1;
                Set(panels, x, y, before);
                Set(panels, x + width + Gap, y, before != after);
                Set(panels, x + (2 * (width + Gap)), y, after);
            }

            Set(panels, width + (Gap / 2), y, black: true);
            Set(panels, (2 * width) + Gap + (Gap / 2), y, black: true);
        }

        return (panels, dots);
    }

    /// <summary>What lies outside a picture is white.</summary>
    private static bool IsBlack(GreyPicture picture, int x, int y) => x < picture.Width && y < picture.Height && picture[x, y] < 128;

    private static void Set(Bitmap1 bitmap, int x, int y, bool black)
    {
        if (black)
            bitmap.Bits[(y * bitmap.Stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
    }
}

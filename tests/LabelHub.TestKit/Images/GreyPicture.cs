using System.Text;

namespace LabelHub.TestKit.Images;

/// <summary>A grey picture, one byte a pixel, 0 = black.</summary>
public sealed class GreyPicture(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Pixels { get; } = new byte[width * height];

    public byte this[int x, int y] => Pixels[(y * Width) + x];

    /// <summary>Whole-number enlargement with a triangle filter, which text readers like better than blocks.</summary>
    public GreyPicture Enlarge(int factor)
    {
        var large = new GreyPicture(Width * factor, Height * factor);
        for (var y = 0; y < large.Height; y++)
        {
            var (y0, y1, downShare) = Neighbours(y, factor, Height);
            for (var x = 0; x < large.Width; x++)
            {
                var (x0, x1, rightShare) = Neighbours(x, factor, Width);
                var top = (this[x0, y0] * (1 - rightShare)) + (this[x1, y0] * rightShare);
                var bottom = (this[x0, y1] * (1 - rightShare)) + (this[x1, y1] * rightShare);
                large.Pixels[(y * large.Width) + x] = (byte)Math.Round((top * (1 - downShare)) + (bottom * downShare));
            }
        }

        return large;
    }

    /// <summary>The same picture with white paper round it.</summary>
    public GreyPicture WithMargin(int margin)
    {
        var framed = new GreyPicture(Width + (2 * margin), Height + (2 * margin));
        framed.Pixels.AsSpan().Fill(255);
        for (var y = 0; y < Height; y++)
            Pixels.AsSpan(y * Width, Width).CopyTo(framed.Pixels.AsSpan(((y + margin) * framed.Width) + margin));
        return framed;
    }

    /// <summary>A binary PGM file, which every picture program reads.</summary>
    public byte[] ToPgm() => [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"P5\n{Width} {Height}\n255\n")), .. Pixels];

    /// <summary>Reads a binary PGM file of one byte a pixel without comments.</summary>
    public static GreyPicture FromPgm(ReadOnlySpan<byte> file)
    {
        var numbers = new int[3];
        var at = file.StartsWith("P5"u8) ? 2 : throw new InvalidDataException("Not a binary PGM.");
        for (var i = 0; i < numbers.Length; i++)
        {
            for (at++; file[at] is >= (byte)'0' and <= (byte)'9'; at++)
                numbers[i] = (numbers[i] * 10) + file[at] - '0';
        }

        var picture = new GreyPicture(numbers[0], numbers[1]);
        file[(at + 1)..].CopyTo(picture.Pixels);
        return picture;
    }

    // Pixel centres: the middle of large pixel n lies at (n + 0.5) / factor - 0.5 of the small picture.
    private static (int First, int Second, double SecondShare) Neighbours(int position, int factor, int length)
    {
        var centre = Math.Clamp(((position + 0.5) / factor) - 0.5, 0, length - 1);
        var first = (int)centre;
        return (first, Math.Min(first + 1, length - 1), centre - first);
    }
}

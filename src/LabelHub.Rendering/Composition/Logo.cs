using System.Numerics;

namespace LabelHub.Rendering.Composition;

/// <summary>
/// A workshop's own mark, drawn dot for dot in the upper right corner. Line art only: cheap heads print large black
/// areas pale, and makers ask for no more than a fifth of ink.
/// </summary>
public sealed class Logo
{
    /// <summary>Dots a side at most: 20 mm at 203 dpi.</summary>
    public const int MaxSide = 160;

    public const int MinSide = 16;

    /// <summary>Black dots in a hundred at most.</summary>
    public const int MaxInkPercent = 20;

    private Logo(int width, int height, byte[] bits) => (Width, Height, Bits) = (width, height, bits);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Rows from the top, each padded with white to whole bytes; the leftmost dot is the highest bit, 1 is black.</summary>
    public IReadOnlyList<byte> Bits { get; }

    public bool this[int x, int y] => (Bits[(y * ((Width + 7) / 8)) + (x >> 3)] & (0x80 >> (x & 7))) != 0;

    /// <summary>A logo of these dots, or null where the size or the number of bytes is wrong, or padding is black.</summary>
    public static Logo? Of(int width, int height, byte[] bits)
    {
        var stride = (width + 7) / 8;
        if (width is < MinSide or > MaxSide || height is < MinSide or > MaxSide || bits.Length != stride * height)
            return null;
        var padding = (byte)((1 << ((8 - (width & 7)) & 7)) - 1);
        for (var y = 0; y < height; y++)
        {
            if ((bits[((y + 1) * stride) - 1] & padding) != 0)
                return null;
        }

        return new Logo(width, height, [.. bits]);
    }

    /// <summary>Black dots in a hundred, rounded up.</summary>
    public int InkPercent
    {
        get
        {
            var black = Bits.Sum(b => BitOperations.PopCount(b));
            return ((100 * black) + (Width * Height) - 1) / (Width * Height);
        }
    }
}

namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>The dots of one glyph at one size, cut to its ink: one bit a dot, leftmost dot in the highest bit.</summary>
public sealed class GlyphMask
{
    /// <summary>The widest mask whose rows are kept as numbers too: with a shift of 7 dots they fit 64 bits.</summary>
    private const int WidestNumber = 57;

    private readonly byte[] _bits;
    private readonly ulong[] _rows;

    private GlyphMask(int left, int top, int width, int height, byte[] bits)
    {
        Left = left;
        Top = top;
        Width = width;
        Height = height;
        Stride = (width + 7) / 8;
        _bits = bits;
        _rows = width <= WidestNumber ? Numbers(bits, Stride, height) : [];
    }

    /// <summary>A glyph without ink, such as the space.</summary>
    public static GlyphMask Empty { get; } = new(0, 0, 0, 0, []);

    /// <summary>Dots from the pen to the first column of ink.</summary>
    public int Left { get; }

    /// <summary>Rows from the baseline up to the top of the first row of ink.</summary>
    public int Top { get; }

    /// <summary>Columns of ink.</summary>
    public int Width { get; }

    /// <summary>Rows of ink.</summary>
    public int Height { get; }

    /// <summary>Bytes a row.</summary>
    public int Stride { get; }

    /// <summary>Rows below the baseline; negative where the ink ends above it.</summary>
    public int Bottom => Height - Top;

    /// <summary>All rows from the top.</summary>
    public ReadOnlySpan<byte> Bits => _bits;

    /// <summary>All rows with the first column in the highest bit; none where a row is too wide to be shifted inside 64 bits.</summary>
    internal ReadOnlySpan<ulong> Rows => _rows;

    /// <summary>Takes the ink out of a rasterised bitmap, whatever empty margin that has.</summary>
    internal static GlyphMask Cut(ReadOnlySpan<byte> source, int pitch, int width, int height, int left, int top)
    {
        var (x0, y0, x1, y1) = InkBox(source, pitch, width, height);
        if (x1 < x0)
            return Empty;
        var (inkWidth, inkHeight) = (x1 - x0 + 1, y1 - y0 + 1);
        var stride = (inkWidth + 7) / 8;
        var bits = new byte[stride * inkHeight];
        for (var y = 0; y < inkHeight; y++)
        {
            for (var x = 0; x < inkWidth; x++)
            {
                if (IsSet(source, pitch, x0 + x, y0 + y))
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return new GlyphMask(left + x0, top - y0, inkWidth, inkHeight, bits);
    }

    private static ulong[] Numbers(byte[] bits, int stride, int height)
    {
        var rows = new ulong[height];
        for (var y = 0; y < height; y++)
        {
            for (var i = 0; i < stride; i++)
                rows[y] |= (ulong)bits[(y * stride) + i] << (56 - (8 * i));
        }

        return rows;
    }

    private static (int X0, int Y0, int X1, int Y1) InkBox(ReadOnlySpan<byte> source, int pitch, int width, int height)
    {
        var (x0, y0, x1, y1) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (!IsSet(source, pitch, x, y))
                    continue;
                (x0, x1) = (Math.Min(x0, x), Math.Max(x1, x));
                (y0, y1) = (Math.Min(y0, y), y);
            }
        }

        return (x0, y0, x1, y1);
    }

    private static bool IsSet(ReadOnlySpan<byte> source, int pitch, int x, int y) =>
        (source[(y * pitch) + (x >> 3)] & (0x80 >> (x & 7))) != 0;
}

namespace LabelHub.Rendering.Raster;

/// <summary>
/// The one picture every format is made of: one bit a dot, 1 = black, rows from the top, the leftmost dot in
/// the highest bit, each row padded with white to whole bytes.
/// </summary>
public sealed class Bitmap1
{
    /// <param name="width">Dots, 1 to 4096.</param>
    /// <param name="height">Dots, 1 to 8192.</param>
    public Bitmap1(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4096);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 8192);
        Width = width;
        Height = height;
        Stride = (width + 7) / 8;
        Bits = new byte[Stride * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Bytes a row.</summary>
    public int Stride { get; }

    /// <summary>All rows, one after the other.</summary>
    public byte[] Bits { get; }

    public bool this[int x, int y] => (Bits[(y * Stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0;

    public ReadOnlySpan<byte> Row(int y) => Bits.AsSpan(y * Stride, Stride);
}

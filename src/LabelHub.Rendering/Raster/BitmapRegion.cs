namespace LabelHub.Rendering.Raster;

/// <summary>Cuts pictures and moves them.</summary>
internal static class BitmapRegion
{
    /// <summary>The dots from a corner on, which may lie outside the source: what is not in it is white.</summary>
    public static Bitmap1 Region(this Bitmap1 source, int left, int top, int width, int height)
    {
        var target = new Bitmap1(width, height);
        var padding = (byte)(0xFF << ((8 - (width & 7)) & 7));
        for (var y = Math.Max(0, -top); y < height && y + top < source.Height; y++)
        {
            var row = target.Bits.AsSpan(y * target.Stride, target.Stride);
            CopyRow(source.Row(y + top), left, row);
            row[^1] &= padding;
        }

        return target;
    }

    // Byte i of the target holds the eight dots from left + 8i on; they lie in one or two bytes of the source.
    private static void CopyRow(ReadOnlySpan<byte> source, int left, Span<byte> target)
    {
        var (first, shift) = (left >> 3, left & 7);
        for (var i = 0; i < target.Length; i++)
        {
            var pair = (At(source, first + i) << 8) | At(source, first + i + 1);
            target[i] = (byte)(pair >> (8 - shift));
        }
    }

    private static int At(ReadOnlySpan<byte> row, int index) => (uint)index < (uint)row.Length ? row[index] : 0;
}

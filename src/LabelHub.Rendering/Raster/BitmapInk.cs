using System.Buffers.Binary;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Raster;

/// <summary>Black ink on a picture. Nothing is ever cut at the edge: what does not lie inside is not drawn at all.</summary>
internal static class BitmapInk
{
    public static bool Contains(this Bitmap1 bitmap, DotRect area) =>
        area is { X: >= 0, Y: >= 0, Width: >= 0, Height: >= 0 }
        && area.Width <= bitmap.Width - area.X && area.Height <= bitmap.Height - area.Y;

    /// <summary>Adds the dots of a mask; false where it does not lie inside.</summary>
    /// <param name="bitmap">The picture.</param>
    /// <param name="mask">The dots.</param>
    /// <param name="x">Column of the mask's first column.</param>
    /// <param name="y">Row of the mask's first row.</param>
    public static bool TryAdd(this Bitmap1 bitmap, GlyphMask mask, int x, int y)
    {
        if (!bitmap.Contains(new DotRect(x, y, mask.Width, mask.Height)))
            return false;
        var done = AddNumbers(bitmap, mask.Rows, x, y);
        AddBytes(bitmap, mask, done, x, y + done);
        return true;
    }

    /// <summary>
    /// A row at a time, as far as the eight bytes from its first one on lie in the picture;
    /// gives back how many rows that were.
    /// </summary>
    private static int AddNumbers(Bitmap1 bitmap, ReadOnlySpan<ulong> rows, int x, int y)
    {
        var shift = x & 7;
        var at = (y * bitmap.Stride) + (x >> 3);
        for (var row = 0; row < rows.Length; row++, at += bitmap.Stride)
        {
            if (at + sizeof(ulong) > bitmap.Bits.Length)
                return row;
            var target = bitmap.Bits.AsSpan(at, sizeof(ulong));
            BinaryPrimitives.WriteUInt64BigEndian(target, BinaryPrimitives.ReadUInt64BigEndian(target) | (rows[row] >> shift));
        }

        return rows.Length;
    }

    private static void AddBytes(Bitmap1 bitmap, GlyphMask mask, int firstRow, int x, int y)
    {
        var shift = x & 7;
        for (var row = firstRow; row < mask.Height; row++, y++)
        {
            var target = bitmap.Bits.AsSpan((y * bitmap.Stride) + (x >> 3));
            var source = mask.Bits.Slice(row * mask.Stride, mask.Stride);
            for (var i = 0; i < source.Length; i++)
            {
                var bits = source[i] << (8 - shift);
                target[i] |= (byte)(bits >> 8);
                // A row of ink ends inside the picture, so bits that spill over have a byte to spill into.
                if ((byte)bits != 0)
                    target[i + 1] |= (byte)bits;
            }
        }
    }

    /// <summary>Blackens a rectangle; false where it does not lie inside.</summary>
    public static bool TryFill(this Bitmap1 bitmap, DotRect area)
    {
        if (!bitmap.Contains(area))
            return false;
        if (area.Width == 0)
            return true;
        var (first, last) = (area.X >> 3, (area.Right - 1) >> 3);
        var head = (byte)(0xFF >> (area.X & 7));
        var tail = (byte)(0xFF << (7 - ((area.Right - 1) & 7)));
        for (var y = area.Y; y < area.Bottom; y++)
        {
            var row = bitmap.Bits.AsSpan((y * bitmap.Stride) + first, last - first + 1);
            if (row.Length == 1)
            {
                row[0] |= (byte)(head & tail);
                continue;
            }

            row[0] |= head;
            row[1..^1].Fill(0xFF);
            row[^1] |= tail;
        }

        return true;
    }
}

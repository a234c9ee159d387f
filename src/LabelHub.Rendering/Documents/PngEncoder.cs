using System.Buffers.Binary;
using System.IO.Compression;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Documents;

/// <summary>Writes a picture as a PNG of one bit a dot with its physical size, so that it prints at the label's size.</summary>
public static class PngEncoder
{
    private const int GreyscaleColour = 0;
    private const byte UnitIsMetre = 1;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="bitmap">The picture.</param>
    /// <param name="dotsPerMetre">8000 at 203 dpi, 11811 at 300 dpi.</param>
    /// <param name="level">Optimal for what is kept, Fastest for previews.</param>
    public static byte[] Encode(Bitmap1 bitmap, int dotsPerMetre, CompressionLevel level = CompressionLevel.Optimal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dotsPerMetre, 1);
        using var output = new MemoryStream(8 * 1024);
        output.Write(Signature);
        WriteHeader(output, bitmap);
        WritePhysicalSize(output, dotsPerMetre);
        WritePicture(output, bitmap, level);
        EndChunk(output, BeginChunk(output, "IEND"u8));
        return output.ToArray();
    }

    private static void WriteHeader(MemoryStream output, Bitmap1 bitmap)
    {
        var start = BeginChunk(output, "IHDR"u8);
        WriteUInt32(output, (uint)bitmap.Width);
        WriteUInt32(output, (uint)bitmap.Height);
        // Bits a dot, colour type, then compression, filter and interlace methods, all 0.
        output.Write([1, GreyscaleColour, 0, 0, 0]);
        EndChunk(output, start);
    }

    private static void WritePhysicalSize(MemoryStream output, int dotsPerMetre)
    {
        var start = BeginChunk(output, "pHYs"u8);
        WriteUInt32(output, (uint)dotsPerMetre);
        WriteUInt32(output, (uint)dotsPerMetre);
        output.WriteByte(UnitIsMetre);
        EndChunk(output, start);
    }

    private static void WritePicture(MemoryStream output, Bitmap1 bitmap, CompressionLevel level)
    {
        var start = BeginChunk(output, "IDAT"u8);
        using (var zlib = new ZLibStream(output, level, leaveOpen: true))
            zlib.Write(Scanlines(bitmap));
        EndChunk(output, start);
    }

    /// <summary>Each row behind its filter byte 0; in PNG greyscale 0 is black, so every bit is turned round.</summary>
    private static byte[] Scanlines(Bitmap1 bitmap)
    {
        var lines = new byte[(bitmap.Stride + 1) * bitmap.Height];
        for (var y = 0; y < bitmap.Height; y++)
            BitInversion.Invert(bitmap.Row(y), lines.AsSpan((y * (bitmap.Stride + 1)) + 1, bitmap.Stride));
        return lines;
    }

    /// <summary>Leaves room for the length and gives the place of the chunk's name.</summary>
    private static int BeginChunk(MemoryStream output, ReadOnlySpan<byte> name)
    {
        WriteUInt32(output, 0);
        var start = (int)output.Position;
        output.Write(name);
        return start;
    }

    private static void EndChunk(MemoryStream output, int start)
    {
        var length = (int)output.Position - start;
        var buffer = output.GetBuffer();
        BinaryPrimitives.WriteUInt32BigEndian(buffer.AsSpan(start - 4), (uint)(length - 4));
        WriteUInt32(output, Crc32.Compute(buffer.AsSpan(start, length)));
    }

    private static void WriteUInt32(MemoryStream output, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        output.Write(bytes);
    }
}

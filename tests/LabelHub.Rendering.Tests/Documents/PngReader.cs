using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LabelHub.Rendering.Tests.Documents;

/// <summary>Reads the one kind of PNG we write, strictly: order, lengths, check sums, filter 0, nothing left over.</summary>
internal sealed record PngReader(int Width, int Height, int DotsPerMetreX, int DotsPerMetreY, int Unit, byte[] Lines)
{
    public bool IsBlack(int x, int y) => (Lines[(y * (Stride + 1)) + 1 + (x / 8)] & (0x80 >> (x % 8))) == 0;

    private int Stride => (Width + 7) / 8;

    public static PngReader Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var at = 8;
        var header = Chunk(file, ref at, "IHDR");
        var size = Chunk(file, ref at, "pHYs");
        var data = Chunk(file, ref at, "IDAT");
        Assert.Empty(Chunk(file, ref at, "IEND"));
        Assert.Equal(file.Length, at);
        Assert.Equal([1, 0, 0, 0, 0], header[8..]);

        var lines = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
            zlib.CopyTo(lines);
        var png = new PngReader(Number(header, 0), Number(header, 4), Number(size, 0), Number(size, 4), size[8], lines.ToArray());
        Assert.Equal((png.Stride + 1) * png.Height, png.Lines.Length);
        for (var y = 0; y < png.Height; y++)
            Assert.Equal(0, png.Lines[y * (png.Stride + 1)]);
        return png;
    }

    private static byte[] Chunk(byte[] file, ref int at, string name)
    {
        var length = Number(file, at);
        var named = file[(at + 4)..(at + 8 + length)];
        Assert.Equal(name, Encoding.ASCII.GetString(named, 0, 4));
        Assert.Equal(Crc(named), (uint)Number(file, at + 8 + length));
        at += length + 12;
        return named[4..];
    }

    /// <summary>Bit by bit, in another way than the encoder's.</summary>
    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var carry = ((crc ^ (uint)(value >> bit)) & 1) != 0;
                crc = (crc >> 1) ^ (carry ? 0xEDB88320u : 0u);
            }
        }

        return crc ^ 0xFFFFFFFFu;
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}

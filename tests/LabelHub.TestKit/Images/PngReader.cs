using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LabelHub.TestKit.Images;

/// <summary>A label picture as a PNG file says it, read without the product's own code.</summary>
/// <param name="Picture">0 and 255 only.</param>
/// <param name="DotsPerMetre">Its resolution; null when it states none, or none in metres.</param>
public sealed record PngFile(GreyPicture Picture, (int X, int Y)? DotsPerMetre);

/// <summary>Reads what the product writes, strictly: 1-bit grey PNG, not interlaced, every check sum right and nothing left over.</summary>
public static class PngReader
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <exception cref="InvalidDataException">The bytes are no such PNG.</exception>
    public static PngFile Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Signature))
            throw new InvalidDataException("No PNG signature.");
        GreyPicture? picture = null;
        (int, int)? resolution = null;
        using var packed = new MemoryStream();
        var name = "";
        for (var rest = bytes[Signature.Length..]; rest.Length > 0;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            var data = rest.Slice(8, length);
            if (name == "IEND" || (name.Length == 0) != (Encoding.ASCII.GetString(rest.Slice(4, 4)) == "IHDR"))
                throw new InvalidDataException("IHDR is not the first chunk, or IEND not the last.");
            name = Encoding.ASCII.GetString(rest.Slice(4, 4));
            if (CheckSum(rest.Slice(4, 4 + length)) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + length)..]))
                throw new InvalidDataException($"The check sum of {name} is wrong.");
            switch (name)
            {
                case "IHDR": picture = EmptyPicture(data); break;
                case "pHYs" when data[8] == 1: resolution = (Number(data, 0), Number(data, 4)); break;
                case "IDAT": packed.Write(data); break;
            }

            rest = rest[(12 + length)..];
        }

        if (name != "IEND")
            throw new InvalidDataException("No IEND.");

        Fill(picture ?? throw new InvalidDataException("No IHDR."), packed);
        return new PngFile(picture, resolution);
    }

    /// <summary>CRC-32 bit by bit, in another way than the encoder's.</summary>
    private static uint CheckSum(ReadOnlySpan<byte> data)
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

    private static int Number(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt32BigEndian(data[at..]);

    private static GreyPicture EmptyPicture(ReadOnlySpan<byte> header) =>
        header[8..13] is [1, 0, 0, 0, 0]
            ? new GreyPicture(Number(header, 0), Number(header, 4))
            : throw new InvalidDataException("Not 1-bit grey, not interlaced.");

    private static void Fill(GreyPicture picture, MemoryStream packed)
    {
        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        var row = new byte[(picture.Width + 7) / 8];
        var above = new byte[row.Length];
        for (var y = 0; y < picture.Height; y++)
        {
            var filter = rows.ReadByte();
            rows.ReadExactly(row);
            Unfilter(filter, row, above);
            for (var x = 0; x < picture.Width; x++)
                picture.Pixels[(y * picture.Width) + x] = (row[x >> 3] & (0x80 >> (x & 7))) == 0 ? (byte)0 : (byte)255;
            (row, above) = (above, row);
        }

        if (rows.ReadByte() >= 0)
            throw new InvalidDataException("More rows than the header says.");
    }

    private static void Unfilter(int filter, byte[] row, byte[] above)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i > 0 ? row[i - 1] : 0;
            var corner = i > 0 ? above[i - 1] : 0;
            row[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => (byte)Paeth(left, above[i], corner),
                _ => throw new InvalidDataException(FormattableString.Invariant($"PNG filter {filter}.")),
            };
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}

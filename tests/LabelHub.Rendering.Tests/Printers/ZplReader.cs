using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Reads a ZPL job: graphic fields in hexadecimal digits, with repeat counts or in base64 of zlib.</summary>
internal static class ZplReader
{
    public static (List<string> Lines, List<PrintedPage> Pages) Read(byte[] job, string lineEnd = "\r\n", bool blackIsOne = true)
    {
        var (lines, pages) = (new List<string>(), new List<PrintedPage>());
        var (page, copies) = (new HashSet<(int X, int Y)>(), 0);
        for (var reader = new ByteReader(job); !reader.IsAtEnd;)
        {
            if (reader.TrySkip("^FO"))
            {
                var (x, y) = (reader.Number(","), reader.Number("^GFA,"));
                var (sent, all, width) = (reader.Number(","), reader.Number(","), reader.Number(","));
                Assert.Equal(all, sent);
                PrintedPage.Draw(page, Dots(reader.Until("^FS"), all, width), width, x, y, blackIsOne);
                reader.Expect(lineEnd);
                continue;
            }

            var line = reader.Until(lineEnd);
            lines.Add(line);
            if (line == "^XA")
                page = [];
            else if (line.StartsWith("^PQ", StringComparison.Ordinal))
                copies = int.Parse(line[3..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
            else if (line == "^XZ")
                pages.Add(new PrintedPage(page, copies));
        }

        return (lines, pages);
    }

    private static byte[] Dots(string data, int length, int width)
    {
        if (!data.StartsWith(":Z64:", StringComparison.Ordinal))
        {
            var bytes = Convert.FromHexString(Unpack(data, width * 2));
            Assert.Equal(length, bytes.Length);
            return bytes;
        }

        var parts = data.Split(':');
        Assert.Equal(parts[3], Crc(parts[2]).ToString("X4", CultureInfo.InvariantCulture));
        using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(parts[2])), CompressionMode.Decompress);
        var dots = new byte[length];
        zlib.ReadExactly(dots);
        Assert.Equal(-1, zlib.ReadByte());
        return dots;
    }

    private static string Unpack(string data, int digitsARow)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var c in data)
        {
            var missing = digitsARow - (text.Length % digitsARow);
            switch (c)
            {
                case >= 'G' and <= 'Y': count += c - 'F'; break;
                case >= 'g' and <= 'z': count += (c - 'f') * 20; break;
                case ',': text.Append('0', missing); break;
                case '!': text.Append('F', missing); break;
                case ':':
                    Assert.Equal(0, text.Length % digitsARow);
                    text.Append(text.ToString(text.Length - digitsARow, digitsARow));
                    break;
                default:
                    text.Append(c, Math.Max(1, count));
                    count = 0;
                    break;
            }
        }

        return text.ToString();
    }

    // bit by bit, as the manual describes it
    private static int Crc(string text)
    {
        var crc = 0;
        foreach (var c in text)
        {
            for (var bit = 7; bit >= 0; bit--)
                crc = ((crc << 1) & 0xFFFF) ^ ((((crc >> 15) ^ (c >> bit)) & 1) * 0x1021);
        }

        return crc;
    }
}

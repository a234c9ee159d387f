using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>
/// Reads a ZPL job: graphic fields in hexadecimal digits, with repeat counts or in base64 of zlib. docs/printers.md says where each
/// strictness comes from.
/// </summary>
internal sealed class ZplReader
{
    private const int MostDots = 32_000;
    private const int MostFieldBytes = 99_999;

    private static readonly CommandTable Commands = new(new(StringComparer.Ordinal)
    {
        ["^JM"] = CommandTable.OneOf("A"),
        ["^MU"] = CommandTable.OneOf("D"),
        ["^MC"] = CommandTable.OneOf("Y"),
        ["^PO"] = CommandTable.OneOf("N", "I"),
        ["^PM"] = CommandTable.OneOf("N"),
        ["^LR"] = CommandTable.OneOf("N"),
        ["^FW"] = CommandTable.OneOf("N"),
        ["^LS"] = CommandTable.Whole(-9999, 9999),
        ["^LT"] = CommandTable.Whole(-120, 120),
        ["^LH"] = CommandTable.Several(CommandTable.Whole(0, MostDots), CommandTable.Whole(0, MostDots)),
        ["^MD"] = CommandTable.Whole(-30, 30),
        ["^MN"] = CommandTable.OneOf("N", "Y", "W", "M"),
        ["^PR"] = CommandTable.Whole(1, 14),
        ["^PW"] = CommandTable.Whole(2, MostDots),
        ["^LL"] = CommandTable.Whole(1, MostDots),
        ["^PQ"] = CommandTable.Several(CommandTable.Whole(1, 99_999_999), CommandTable.OneOf("0"), CommandTable.OneOf("1"), CommandTable.OneOf("Y")),
        ["^XZ"] = CommandTable.None,
    });

    private readonly ByteReader _reader;
    private readonly ReadingRules _rules;
    private readonly List<string> _lines = [];
    private readonly List<PrintedPage> _pages = [];
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private HashSet<(int X, int Y)> _page = [];

    private ZplReader(byte[] job, ReadingRules rules) => (_reader, _rules) = (new ByteReader(job), rules);

    public static (List<string> Lines, List<PrintedPage> Pages) Read(byte[] job, ReadingRules? rules = null)
    {
        var reader = new ZplReader(job, rules ?? new ReadingRules());
        while (!reader._reader.IsAtEnd)
            reader.ReadFormat();
        return (reader._lines, reader._pages);
    }

    private void ReadFormat()
    {
        var line = Line();
        if (line.StartsWith("~SD", StringComparison.Ordinal))
        {
            PrinterRefusal.Unless(line.Length == 5 && CommandTable.Whole(0, 30)(line[3..]), $"{line} is no darkness of two digits");
            line = Line();
        }

        PrinterRefusal.Unless(line == "^XA", $"'{line}' stands outside of ^XA and ^XZ");
        (_page, var isFirst) = ([], true);
        _given.Clear();
        while (!_given.ContainsKey("^XZ"))
        {
            PrinterRefusal.Unless(!_reader.IsAtEnd, "the job does not end with ^XZ");
            if (_reader.TrySkip("^FO"))
                ReadField(isFirst);
            else
                ReadCommands(Line());
            isFirst = false;
        }

        PrinterRefusal.Unless(_given.ContainsKey("^PQ"), "no ^PQ says how many");
        _pages.Add(new PrintedPage(_page, Number(_given["^PQ"].Split(',')[0])));
    }

    private string Line()
    {
        var line = _reader.Line(_rules.LineEnd);
        _lines.Add(line);
        return line;
    }

    private void ReadCommands(string line)
    {
        PrinterRefusal.Unless(line.StartsWith('^'), $"'{line}' is no command");
        foreach (var command in line[1..].Split('^').Select(text => "^" + text))
        {
            PrinterRefusal.Unless(command.Length >= 3, $"'{command}' is no command");
            Commands.Check(command[..3], command[3..]);
            PrinterRefusal.Unless(_given.TryAdd(command[..3], command[3..]), $"{command[..3]} is given twice");
        }
    }

    private void ReadField(bool isFirst)
    {
        PrinterRefusal.Unless(!isFirst && _given.ContainsKey("^PW") && _given.ContainsKey("^LL"), "a field stands before ^PW and ^LL");
        PrinterRefusal.Unless(!_given.ContainsKey("^PQ"), "a field stands after ^PQ");
        var (x, y) = (_reader.Number(","), _reader.Number("^GFA,"));
        var (sent, all, width) = (_reader.Number(","), _reader.Number(","), _reader.Number(","));
        PrinterRefusal.Unless(sent == all && all is > 0 and <= MostFieldBytes && width > 0 && all % width == 0, $"^GFA,{sent},{all},{width}");
        var (labelWidth, labelHeight) = (Number(_given["^PW"]), Number(_given["^LL"]));
        _rules.CheckBlock(width, all / width, x, y, labelWidth, labelHeight);
        PrintedPage.Draw(_page, Dots(_reader.Until("^FS"), all, width), width, x, y, _rules.BlackIs(usually: 1));
        PrinterRefusal.Unless(_page.All(dot => dot.X < labelWidth), "ink lies beyond the label");
        _reader.Expect(_rules.LineEnd);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static byte[] Dots(string data, int length, int width)
    {
        if (!data.StartsWith(":Z64:", StringComparison.Ordinal))
        {
            var digits = Unpack(data, width * 2);
            PrinterRefusal.Unless(digits.Length == 2 * length, $"{digits.Length} digits for {length} bytes");
            PrinterRefusal.Unless(digits.All(char.IsAsciiHexDigitUpper), "what is no upper-case hexadecimal digit");
            return Convert.FromHexString(digits);
        }

        var parts = data.Split(':');
        PrinterRefusal.Unless(parts.Length == 4 && parts[3] == Crc(parts[2]).ToString("X4", CultureInfo.InvariantCulture), "the check sum is wrong");
        using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(parts[2])), CompressionMode.Decompress);
        var dots = new byte[length];
        PrinterRefusal.Unless(zlib.ReadAtLeast(dots, length, throwOnEndOfStream: false) == length && zlib.ReadByte() < 0, "more or fewer bytes than promised");
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
                    PrinterRefusal.Unless(text.Length >= digitsARow && text.Length % digitsARow == 0, "no whole row to repeat");
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

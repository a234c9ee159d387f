using System.Globalization;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>
/// Reads a CPCL job: CG is raw, EG hexadecimal; the copies stand in the first line, and PRINT prints. docs/printers.md says where
/// each strictness comes from.
/// </summary>
internal sealed class CpclReader
{
    private const int MostCopies = 1024;

    private static readonly CommandTable Commands = new(new(StringComparer.Ordinal)
    {
        ["IN-DOTS"] = CommandTable.None,
        ["PAGE-WIDTH"] = CommandTable.Whole(1, 9999),
        ["LEFT"] = CommandTable.None,
        ["TONE"] = CommandTable.Whole(-99, 200),
        ["CONTRAST"] = CommandTable.Whole(0, 3),
        ["SPEED"] = CommandTable.Whole(0, 5),
        ["FORM"] = CommandTable.None,
        ["PRINT"] = CommandTable.None,
    });

    private readonly ByteReader _reader;
    private readonly ReadingRules _rules;
    private readonly List<string> _lines = [];
    private readonly List<PrintedPage> _pages = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private HashSet<(int X, int Y)> _page = [];
    private (int Width, int Height) _label;
    private int _copies;

    private CpclReader(byte[] job, ReadingRules rules) => (_reader, _rules) = (new ByteReader(job), rules);

    public static (List<string> Lines, List<PrintedPage> Pages) Read(byte[] job, ReadingRules? rules = null)
    {
        var reader = new CpclReader(job, rules ?? new ReadingRules());
        while (!reader._reader.IsAtEnd)
            reader.ReadLabel();
        return (reader._lines, reader._pages);
    }

    private void ReadLabel()
    {
        Begin(_reader.Line(_rules.LineEnd));
        while (!_given.Contains("PRINT"))
        {
            PrinterRefusal.Unless(!_reader.IsAtEnd, "the job does not end with PRINT");
            if (_reader.TrySkip("EG "))
                ReadGraphic(isHex: true);
            else if (_reader.TrySkip("CG "))
                ReadGraphic(isHex: false);
            else
                ReadLine(_reader.Line(_rules.LineEnd));
        }

        _pages.Add(new PrintedPage(_page, _copies));
    }

    private void Begin(string line)
    {
        PrinterRefusal.Unless(line.Split(' ') is ["!", "0", "200" or "203" or "300", _, _, _], $"'{line}' begins no label");
        var words = line.Split(' ');
        PrinterRefusal.Unless(words[2] == words[3], "two resolutions");
        PrinterRefusal.Unless(CommandTable.Whole(1, 9999)(words[4]), $"a label of {words[4]} dots");
        PrinterRefusal.Unless(CommandTable.Whole(1, MostCopies)(words[5]), $"{words[5]} copies");
        _label = (0, int.Parse(words[4], CultureInfo.InvariantCulture));
        _copies = int.Parse(words[5], CultureInfo.InvariantCulture);
        _page = [];
        _given.Clear();
        _lines.Add(line);
    }

    private void ReadGraphic(bool isHex)
    {
        PrinterRefusal.Unless(_given.IsSupersetOf(["IN-DOTS", "PAGE-WIDTH", "LEFT"]), "a picture before units, page width and justification are set");
        PrinterRefusal.Unless(!_given.Contains("FORM"), "a picture after FORM");
        var (width, height, x, y) = (_reader.Number(" "), _reader.Number(" "), _reader.Number(" "), _reader.Number(" "));
        _rules.CheckBlock(width, height, x, y, _label.Width, _label.Height);
        var rows = isHex ? Bytes(_reader.Until(_rules.LineEnd), width * height) : _reader.Block(width * height);
        if (!isHex)
            _reader.Expect(_rules.LineEnd);
        PrintedPage.Draw(_page, rows, width, x, y, _rules.BlackIs(usually: 1));
        PrinterRefusal.Unless(_page.All(dot => dot.X < _label.Width), "ink lies beyond the label");
    }

    private static byte[] Bytes(string digits, int count)
    {
        PrinterRefusal.Unless(digits.All(char.IsAsciiHexDigitUpper), "what is no upper-case hexadecimal digit");
        PrinterRefusal.Unless(digits.Length == 2 * count, $"{digits.Length} digits for {count} bytes");
        return Convert.FromHexString(digits);
    }

    private void ReadLine(string line)
    {
        var (name, parameters) = line.Split(' ', 2) is [var word, var rest] ? (word, rest) : (line, "");
        Commands.Check(name, parameters);
        PrinterRefusal.Unless(name == "PRINT" || !_given.Contains("FORM"), $"{name} stands after FORM");
        PrinterRefusal.Unless(_given.Add(name), $"{name} is given twice");
        PrinterRefusal.Unless(!_given.IsSupersetOf(["TONE", "CONTRAST"]), "both TONE and CONTRAST");
        PrinterRefusal.Unless(name != "PRINT" || !_rules.HasLabels || _given.Contains("FORM"), "no FORM feeds to the next label");
        _lines.Add(line);
        if (name == "PAGE-WIDTH")
            _label.Width = int.Parse(parameters, CultureInfo.InvariantCulture);
    }
}

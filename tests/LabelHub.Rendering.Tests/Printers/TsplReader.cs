using System.Globalization;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>
/// Reads a TSPL job the way a printer does: lines, and after BITMAP's fifth comma raw rows. docs/printers.md says where each
/// strictness comes from.
/// </summary>
internal sealed class TsplReader
{
    private const int MostCopies = 65_535;

    private static readonly CommandTable Commands = new(new(StringComparer.Ordinal)
    {
        ["SIZE"] = CommandTable.Several(CommandTable.Millimetres(1, 220), CommandTable.Millimetres(1, 2540)),
        ["GAP"] = CommandTable.Several(CommandTable.Millimetres(0, 25.4m), CommandTable.Millimetres(0, 25.4m)),
        ["BLINE"] = CommandTable.Several(CommandTable.Millimetres(0, 25.4m), CommandTable.Millimetres(0, 25.4m)),
        ["DIRECTION"] = CommandTable.OneOf("0,0", "0,1", "1,0", "1,1"),
        ["REFERENCE"] = CommandTable.Several(CommandTable.Whole(0, 9999), CommandTable.Whole(0, 9999)),
        ["OFFSET"] = CommandTable.Millimetres(0, 25.4m),
        ["SHIFT"] = CommandTable.Whole(-203, 203),
        ["DENSITY"] = CommandTable.Whole(0, 15),
        ["SPEED"] = CommandTable.Whole(1, 6),
        ["CLS"] = CommandTable.None,
        ["PRINT"] = CommandTable.Several(CommandTable.Whole(1, 1), CommandTable.Whole(1, MostCopies)),
    });

    private readonly ByteReader _reader;
    private readonly ReadingRules _rules;
    private readonly List<string> _lines = [];
    private readonly List<PrintedPage> _pages = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private HashSet<(int X, int Y)> _page = [];
    private (int Width, int Height) _label;
    private (int X, int Y) _reference;

    private TsplReader(byte[] job, ReadingRules rules) => (_reader, _rules) = (new ByteReader(job), rules);

    public static (List<string> Lines, List<PrintedPage> Pages) Read(byte[] job, ReadingRules? rules = null)
    {
        var reader = new TsplReader(job, rules ?? new ReadingRules());
        reader.ReadAll();
        return (reader._lines, reader._pages);
    }

    private void ReadAll()
    {
        // ends what a torn job left
        if (_reader.TrySkip(_rules.LineEnd))
            _lines.Add("");
        while (!_reader.IsAtEnd)
        {
            if (_reader.TrySkip("BITMAP "))
                ReadBitmap();
            else
                ReadLine(_reader.Line(_rules.LineEnd));
        }

        PrinterRefusal.Unless(_given.Count == 0 && _pages.Count > 0, "the job does not end with PRINT");
    }

    private void ReadBitmap()
    {
        PrinterRefusal.Unless(_given.Contains("CLS"), "BITMAP stands before CLS");
        var (x, y) = (_reader.Number(","), _reader.Number(","));
        var (width, rows) = (_reader.Number(","), _reader.Number(","));
        _reader.Expect("0,");
        _rules.CheckBlock(width, rows, x, y + _reference.Y, _label.Width, _label.Height);
        var black = new HashSet<(int X, int Y)>();
        PrintedPage.Draw(black, _reader.Block(width * rows), width, x, y, _rules.BlackIs(usually: 0));
        PrinterRefusal.Unless(black.All(dot => dot.X < _label.Width), "ink lies beyond the label");
        _page.UnionWith(black.Select(dot => (dot.X + _reference.X, dot.Y + _reference.Y)));
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"BITMAP {x},{y},{width},{rows}"));
        _reader.Expect(_rules.LineEnd);
    }

    private void ReadLine(string line)
    {
        var (name, parameters) = line.Split(' ', 2) is [var word, var rest] ? (word, rest) : (line, "");
        Commands.Check(name, parameters);
        PrinterRefusal.Unless(name == "PRINT" || !_given.Contains("CLS"), $"{name} stands after CLS");
        PrinterRefusal.Unless(name == "SIZE" || _given.Contains("SIZE"), $"{name} stands before SIZE");
        PrinterRefusal.Unless(_given.Add(name), $"{name} is given twice");
        PrinterRefusal.Unless(!_given.IsSupersetOf(["GAP", "BLINE"]), "both GAP and BLINE");
        _lines.Add(line);
        switch (name)
        {
            case "SIZE":
                var sides = parameters.Split(',').Select(side => decimal.Parse(side[..^3], CultureInfo.InvariantCulture)).ToArray();
                _label = (_rules.Dots(sides[0]), _rules.Dots(sides[1]));
                break;
            case "REFERENCE":
                var numbers = parameters.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
                _reference = (numbers[0], numbers[1]);
                break;
            case "CLS":
                foreach (var needed in new[] { "DIRECTION", "REFERENCE", "OFFSET", "SHIFT" })
                    PrinterRefusal.Unless(_given.Contains(needed), $"{needed} is left as the last job set it");
                PrinterRefusal.Unless(_given.Overlaps(["GAP", "BLINE"]), "neither GAP nor BLINE");
                _page = [];
                break;
            case "PRINT":
                PrinterRefusal.Unless(_given.Contains("CLS"), "PRINT stands before CLS");
                _pages.Add(new PrintedPage(_page, int.Parse(parameters.Split(',')[1], CultureInfo.InvariantCulture)));
                _given.Clear();
                break;
        }
    }
}

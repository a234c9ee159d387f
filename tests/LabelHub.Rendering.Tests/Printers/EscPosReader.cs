namespace LabelHub.Rendering.Tests.Printers;

/// <summary>
/// Reads an ESC/POS job: each GS v 0 goes on under the one before it, and what ends a label begins the next. docs/printers.md says
/// where each strictness comes from.
/// </summary>
internal static class EscPosReader
{
    private static readonly string[] Ends = ["\u001D\u000C", "\u000C", "\u001Bd\u0004", "\u001DVB\0"];

    public static List<PrintedPage> Read(byte[] job, ReadingRules? rules = null) => ReadAll(job, rules ?? new ReadingRules()).Pages;

    /// <summary>The heights of its bands.</summary>
    public static List<int> BandRows(byte[] job, ReadingRules? rules = null) => ReadAll(job, rules ?? new ReadingRules()).Bands;

    private static (List<PrintedPage> Pages, List<int> Bands) ReadAll(byte[] job, ReadingRules rules)
    {
        var (pages, bands) = (new List<PrintedPage>(), new List<int>());
        var (page, y) = (new HashSet<(int X, int Y)>(), 0);
        var reader = new ByteReader(job);
        reader.Expect("\u001B@");
        var ended = false;
        while (!reader.IsAtEnd)
        {
            if (reader.TrySkip("\u001Dv0\0"))
            {
                var rows = ReadBand(reader, rules, page, y);
                y += rows;
                bands.Add(rows);
                ended = false;
                continue;
            }

            PrinterRefusal.Unless(Array.Exists(Ends, reader.TrySkip), $"no command at byte {reader.Position}");
            pages.Add(new PrintedPage(page, 1));
            (page, y, ended) = ([], 0, true);
        }

        PrinterRefusal.Unless(ended, "the last label is not fed out");
        return (pages, bands);
    }

    private static int ReadBand(ByteReader reader, ReadingRules rules, HashSet<(int X, int Y)> page, int y)
    {
        var width = reader.Next() + (reader.Next() << 8);
        var rows = reader.Next() + (reader.Next() << 8);
        var head = rules.HeadDots ?? int.MaxValue - 8;
        rules.CheckBlock(width, rows, x: 0, y, head, int.MaxValue);
        PrinterRefusal.Unless(rows % rules.NotMultipleOf != 0, $"a band of {rows} rows, at which printers hang");
        PrintedPage.Draw(page, reader.Block(width * rows), width, 0, y, rules.BlackIs(usually: 1));
        PrinterRefusal.Unless(page.All(dot => dot.X < head), "ink lies beyond the head");
        return rows;
    }
}

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Reads an ESC/POS job: each GS v 0 goes on under the one before it, and what ends a label begins the next.</summary>
internal static class EscPosReader
{
    public static List<PrintedPage> Read(byte[] job, bool blackIsOne = true) => ReadAll(job, blackIsOne).Pages;

    /// <summary>The heights of its bands.</summary>
    public static List<int> BandRows(byte[] job) => ReadAll(job, blackIsOne: true).Bands;

    private static (List<PrintedPage> Pages, List<int> Bands) ReadAll(byte[] job, bool blackIsOne)
    {
        var (pages, bands) = (new List<PrintedPage>(), new List<int>());
        var (page, y) = (new HashSet<(int X, int Y)>(), 0);
        var reader = new ByteReader(job);
        reader.Expect("\u001B@");
        while (!reader.IsAtEnd)
        {
            if (reader.TrySkip("\u001Dv0\0"))
            {
                var width = reader.Next() + (reader.Next() << 8);
                var rows = reader.Next() + (reader.Next() << 8);
                PrintedPage.Draw(page, reader.Block(width * rows), width, 0, y, blackIsOne);
                y += rows;
                bands.Add(rows);
                continue;
            }

            string[] ends = ["\u001D\u000C", "\u000C", "\u001Bd\u0004", "\u001DVB\0"];
            Assert.Contains(ends, reader.TrySkip);
            pages.Add(new PrintedPage(page, 1));
            (page, y) = ([], 0);
        }

        return (pages, bands);
    }
}

using System.Globalization;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Reads a TSPL job the way a printer does: lines, and after BITMAP's fifth comma raw rows.</summary>
internal static class TsplReader
{
    public static (List<string> Lines, List<PrintedPage> Pages) Read(byte[] job, string lineEnd = "\r\n", bool blackIsOne = false)
    {
        var (lines, pages) = (new List<string>(), new List<PrintedPage>());
        var page = new HashSet<(int X, int Y)>();
        var reference = (X: 0, Y: 0);
        for (var reader = new ByteReader(job); !reader.IsAtEnd;)
        {
            if (reader.TrySkip("BITMAP "))
            {
                var (x, y) = (reader.Number(","), reader.Number(","));
                var (width, height) = (reader.Number(","), reader.Number(","));
                reader.Expect("0,");
                PrintedPage.Draw(page, reader.Block(width * height), width, x + reference.X, y + reference.Y, blackIsOne);
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"BITMAP {x},{y},{width},{height}"));
                reader.Expect(lineEnd);
                continue;
            }

            var line = reader.Until(lineEnd);
            lines.Add(line);
            if (line == "CLS")
                page = [];
            else if (line.StartsWith("REFERENCE ", StringComparison.Ordinal))
                reference = Pair(line["REFERENCE ".Length..]);
            else if (line.StartsWith("PRINT 1,", StringComparison.Ordinal))
                pages.Add(new PrintedPage(page, int.Parse(line["PRINT 1,".Length..], CultureInfo.InvariantCulture)));
        }

        return (lines, pages);
    }

    private static (int X, int Y) Pair(string text)
    {
        var numbers = text.Split(',').Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }
}

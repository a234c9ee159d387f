using System.Globalization;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Reads a CPCL job: CG is raw, EG hexadecimal; the copies stand in the first line, and PRINT prints.</summary>
internal static class CpclReader
{
    public static (List<string> Lines, List<PrintedPage> Pages) Read(byte[] job, string lineEnd = "\r\n", bool blackIsOne = true)
    {
        var (lines, pages) = (new List<string>(), new List<PrintedPage>());
        var (page, copies) = (new HashSet<(int X, int Y)>(), 0);
        for (var reader = new ByteReader(job); !reader.IsAtEnd;)
        {
            var isHex = reader.TrySkip("EG ");
            if (isHex || reader.TrySkip("CG "))
            {
                var (width, height, x, y) = (reader.Number(" "), reader.Number(" "), reader.Number(" "), reader.Number(" "));
                var rows = isHex ? Convert.FromHexString(reader.Until(lineEnd)) : reader.Block(width * height);
                Assert.Equal(width * height, rows.Length);
                PrintedPage.Draw(page, rows, width, x, y, blackIsOne);
                if (!isHex)
                    reader.Expect(lineEnd);
                continue;
            }

            var line = reader.Until(lineEnd);
            lines.Add(line);
            if (line[0] == '!')
                (page, copies) = ([], int.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
            else if (line == "PRINT")
                pages.Add(new PrintedPage(page, copies));
        }

        return (lines, pages);
    }
}

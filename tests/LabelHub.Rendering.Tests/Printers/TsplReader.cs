using System.Globalization;
using System.Text;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Reads a TSPL job the way a printer does: lines up to CR LF, then after BITMAP's fifth comma raw rows.</summary>
internal sealed record TsplReader(IReadOnlyList<string> Lines, int WidthBytes, int Height, byte[] Rows)
{
    public bool IsBlack(int x, int y) => (Rows[(y * WidthBytes) + (x / 8)] & (0x80 >> (x % 8))) == 0;

    public static TsplReader Read(byte[] job)
    {
        var lines = new List<string>();
        var (widthBytes, height, rows, at) = (0, 0, Array.Empty<byte>(), 0);
        while (at < job.Length)
        {
            if (job.AsSpan(at).StartsWith("BITMAP "u8))
            {
                var head = Until(job, ref at, ",", 5);
                lines.Add(head);
                var numbers = head["BITMAP ".Length..].Split(',');
                (widthBytes, height) = (Parse(numbers[2]), Parse(numbers[3]));
                rows = job[at..(at + (widthBytes * height))];
                at += rows.Length;
                Assert.Equal("\r\n"u8.ToArray(), job[at..(at + 2)]);
                at += 2;
                continue;
            }

            lines.Add(Until(job, ref at, "\r\n", 1));
        }

        return new TsplReader(lines, widthBytes, height, rows);
    }

    /// <summary>The text before the mark's n-th place; reading goes on behind it.</summary>
    private static string Until(byte[] job, ref int at, string mark, int times)
    {
        var (start, end) = (at, at);
        for (var i = 0; i < times; i++)
        {
            end = job.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(mark)) + at;
            Assert.True(end >= at, $"No {mark} after byte {at}.");
            at = end + mark.Length;
        }

        return Encoding.ASCII.GetString(job, start, end - start);
    }

    private static int Parse(string number) => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
}

using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>What a printer would put on one label, and how often.</summary>
/// <param name="Black">The black dots, of the whole head and more: what lies beyond a picture shows as a difference.</param>
/// <param name="Copies">Labels that come out.</param>
internal sealed record PrintedPage(HashSet<(int X, int Y)> Black, int Copies)
{
    /// <summary>The black dots of a picture.</summary>
    public static HashSet<(int X, int Y)> DotsOf(Bitmap1 picture, int offsetX = 0, int offsetY = 0) =>
    [
        .. from y in Enumerable.Range(0, picture.Height)
           from x in Enumerable.Range(0, picture.Width)
           where picture[x, y]
           select (x + offsetX, y + offsetY),
    ];

    /// <summary>Puts a block of dots on a page: one bit a dot, the leftmost first, of whole bytes a row.</summary>
    public static void Draw(HashSet<(int X, int Y)> page, ReadOnlySpan<byte> rows, int widthBytes, int left, int top, bool blackIsOne)
    {
        for (var i = 0; i < rows.Length * 8; i++)
        {
            if ((rows[i / 8] & (0x80 >> (i % 8))) != 0 == blackIsOne)
                page.Add((left + (i % (widthBytes * 8)), top + (i / (widthBytes * 8))));
        }
    }
}

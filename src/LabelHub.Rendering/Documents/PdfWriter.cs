using System.Collections.Concurrent;
using LabelHub.Rendering.Documents.Pdf;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Fonts;

namespace LabelHub.Rendering.Documents;

/// <summary>
/// Writes labels as PDF, one a page of exactly the stock's size, from the same places as the dots: text as text in
/// embedded subset fonts, the QR code as rectangles. Serves all threads; keep one for the life of the program.
/// </summary>
public sealed class PdfWriter
{
    private const double PointsPerMm = 72 / 25.4;

    /// <summary>Faces are never freed, so only so many may ever be made.</summary>
    private static readonly SemaphoreSlim Places = new(Math.Clamp(Environment.ProcessorCount, 1, 16));

    private readonly FontFile[] _fonts;
    private readonly ConcurrentBag<PdfFaces> _idle = [];

    private PdfWriter(string fontFolder) =>
        _fonts = [.. Enum.GetValues<FontWeight>().Select(w => FontFile.Open(Path.Combine(fontFolder, $"NotoSansCJKsc-{w}.otf")))];

    /// <summary>
    /// Opens the fonts of a folder; throws
    /// <see cref="Text.Native.NativeLibraryMissingException"/> where a library is missing.
    /// </summary>
    public static PdfWriter Open(string fontFolder)
    {
        var writer = new PdfWriter(fontFolder);
        writer._idle.Add(new PdfFaces(writer._fonts));
        return writer;
    }

    /// <summary>One file with all labels, each on as many pages as copies are wanted.</summary>
    /// <param name="labels">All of them on this stock.</param>
    /// <param name="stock">The page's size.</param>
    /// <param name="title">The file's title.</param>
    /// <param name="copies">Pages a label.</param>
    public byte[] Write(IEnumerable<PlacedLabel> labels, LabelStock stock, string title, int copies = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        Places.Wait();
        try
        {
            if (!_idle.TryTake(out var faces))
                faces = new PdfFaces(_fonts);
            try
            {
                return Write(labels, stock, title, copies, faces);
            }
            finally
            {
                _idle.Add(faces);
            }
        }
        finally
        {
            Places.Release();
        }
    }

    private static byte[] Write(IEnumerable<PlacedLabel> labels, LabelStock stock, string title, int copies, PdfFaces faces)
    {
        using var file = new PdfFile(stock.WidthMm * PointsPerMm, stock.HeightMm * PointsPerMm, title);
        var painter = new PdfPainter(file.Context, faces);
        foreach (var label in labels)
        {
            for (var i = 0; i < copies; i++)
            {
                painter.Paint(label, 1000 * PointsPerMm / label.DotsPerMetre);
                file.EndPage();
            }
        }

        return file.Finish();
    }
}

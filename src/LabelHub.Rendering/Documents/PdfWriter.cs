using LabelHub.Rendering.Documents.Pdf;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Fonts;
using SkiaSharp;

namespace LabelHub.Rendering.Documents;

/// <summary>
/// Writes labels as PDF, one a page of exactly the stock's size, from the same places as the dots: text as text with
/// its characters, the QR code as one shape. Serves all threads; keep one for the life of the program.
/// </summary>
public sealed class PdfWriter
{
    private const double PointsPerMm = 72 / 25.4;
    private const int LosslessPictures = 101;

    /// <summary>Pages are rounded to whole units of it: 0.01 mm.</summary>
    private const float UnitsPerInch = 2540;

    // The faces are over the bytes of the files.
    private readonly FontFile[] _files;
    private readonly SKTypeface[] _faces;

    private PdfWriter(string fontFolder)
    {
        _files = [.. Enum.GetValues<FontWeight>().Select(w => OpenReadable(Path.Combine(fontFolder, $"NotoSansCJKsc-{w}.otf")))];
        _faces = [.. _files.Select(f => f.OpenFace())];
    }

    /// <summary>Opens the fonts of a folder.</summary>
    public static PdfWriter Open(string fontFolder) => new(fontFolder);

    /// <summary>One file with all labels, each on as many pages as copies are wanted.</summary>
    /// <param name="labels">All of them on this stock.</param>
    /// <param name="stock">The page's size.</param>
    /// <param name="title">The file's title.</param>
    /// <param name="copies">Pages a label.</param>
    public byte[] Write(IEnumerable<PlacedLabel> labels, LabelStock stock, string title, int copies = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        using var bytes = new SKDynamicMemoryWStream();
        // No date, so that the same pages give the same bytes.
        using (var file = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = title, RasterDpi = UnitsPerInch, EncodingQuality = LosslessPictures }))
        {
            using var painter = new PdfPainter(_faces);
            foreach (var label in labels)
            {
                for (var i = 0; i < copies; i++)
                {
                    var canvas = file.BeginPage((float)(stock.WidthMm * PointsPerMm), (float)(stock.HeightMm * PointsPerMm));
                    painter.Paint(canvas, label, 1000 * PointsPerMm / label.DotsPerMetre);
                    file.EndPage();
                }
            }

            file.Close();
        }

        using var data = bytes.DetachAsData();
        return data.ToArray();
    }

    private static unsafe FontFile OpenReadable(string path)
    {
        var file = FontFile.OpenToChange(path);
        ReadableCharacters.Prefer(new Span<byte>(file.Data, file.Length));
        return file;
    }
}

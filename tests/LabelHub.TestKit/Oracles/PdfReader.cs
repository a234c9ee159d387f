using System.Globalization;
using LabelHub.TestKit.Images;

namespace LabelHub.TestKit.Oracles;

/// <summary>poppler: what another program finds in a PDF.</summary>
public static class PdfReader
{
    /// <summary>The text of each page, in the order it was written.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf)
    {
        var text = await RunAsync(pdf, "pdftotext", file => ["-raw", "-enc", "UTF-8", file, "-"]);
        // Each page ends with a form feed.
        return text.Split('\f')[..^1];
    }

    /// <summary>A row for each font: name, whether it is embedded, whether it is a subset.</summary>
    public static async Task<IReadOnlyList<(string Name, bool Embedded, bool Subset, bool HasUnicode)>> FontsAsync(byte[] pdf)
    {
        var rows = (await RunAsync(pdf, "pdffonts", file => [file])).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        // The name stands first; the last five columns are emb, sub, uni and the two numbers of the object.
        return [.. rows.Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(r => (r[0], r[^5] == "yes", r[^4] == "yes", r[^3] == "yes"))];
    }

    /// <summary>Number of pages, and the size of the first in millimetres.</summary>
    public static async Task<(int Pages, double WidthMm, double HeightMm)> SizeAsync(byte[] pdf)
    {
        var lines = (await RunAsync(pdf, "pdfinfo", file => [file])).Split('\n').Select(l => l.Split(':', 2)).Where(l => l.Length == 2)
            .ToDictionary(l => l[0], l => l[1].Trim(), StringComparer.Ordinal);
        var size = lines["Page size"].Split(' ');
        return (int.Parse(lines["Pages"], CultureInfo.InvariantCulture), Millimetres(size[0]), Millimetres(size[2]));
    }

    /// <summary>The first page at a resolution, antialiased.</summary>
    public static async Task<GreyPicture> PictureAsync(byte[] pdf, double dpi)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("label.pdf", pdf);
        var target = Path.Combine(folder.Path, "page");
        await Programs.OutputOfAsync(
            "pdftoppm", ["-gray", "-singlefile", "-r", dpi.ToString("0.####", CultureInfo.InvariantCulture), file, target]);
        return GreyPicture.FromPgm(await File.ReadAllBytesAsync(target + ".pgm"));
    }

    private static double Millimetres(string points) => double.Parse(points, CultureInfo.InvariantCulture) * 25.4 / 72;

    private static async Task<string> RunAsync(byte[] pdf, string program, Func<string, string[]> arguments)
    {
        using var folder = new TemporaryFolder();
        return await Programs.OutputOfAsync(program, arguments(folder.Write("label.pdf", pdf)));
    }
}

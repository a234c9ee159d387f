using System.Text.Json;

namespace LabelHub.TestKit.Oracles;

/// <summary>What pdf.js, by which browsers show PDF, finds in a file.</summary>
/// <param name="Title">The file's title.</param>
/// <param name="Pages">In order.</param>
public sealed record PdfJsFile(string Title, IReadOnlyList<PdfJsPage> Pages);

/// <summary>One page, in points.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Text">Its text, in the order it was written.</param>
/// <param name="Origins">Where the first glyph of each piece of text has its origin: x and y.</param>
public sealed record PdfJsPage(double Width, double Height, string Text, IReadOnlyList<double[]> Origins);

/// <summary>pdf.js, by the program in tests/text-oracles.</summary>
public static class PdfJsReader
{
    public static async Task<PdfJsFile> ReadAsync(byte[] pdf)
    {
        using var folder = new TemporaryFolder();
        var output = await Programs.OutputOfAsync(
            "node", [Repository.PathOf("tests", "text-oracles", "pdf.mjs"), folder.Write("label.pdf", pdf)]);
        return JsonSerializer.Deserialize<PdfJsFile>(output, JsonSerializerOptions.Web)!;
    }
}

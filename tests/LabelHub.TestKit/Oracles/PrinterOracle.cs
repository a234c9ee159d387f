using System.Text.Json;

namespace LabelHub.TestKit.Oracles;

/// <summary>A printer stream and the picture it should print.</summary>
/// <param name="Id">Comes back with the answer.</param>
/// <param name="Language">tspl.</param>
/// <param name="Stream">The printer's bytes.</param>
/// <param name="Png">The same label as a picture.</param>
public sealed record PrinterStream(string Id, string Language, byte[] Stream, byte[] Png, int WidthMm, int HeightMm, int Copies);

/// <summary>The programs of tests/printer-oracles, which know nothing of the product.</summary>
public static class PrinterOracle
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What is wrong with each stream, by id; an empty list where it prints the picture to the dot.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CheckAsync(IReadOnlyList<PrinterStream> streams)
    {
        using var folder = new TemporaryFolder();
        var requests = string.Join('\n', streams.Select((stream, index) => Request(folder, stream, index)));
        var output = await Programs.OutputOfAsync("node", [Repository.PathOf("tests", "printer-oracles", "check.mjs")], requests);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Answer>(line, Json)!)
            .ToDictionary(answer => answer.Id, answer => answer.Problems, StringComparer.Ordinal);
        return answers.Count == streams.Count
            ? answers
            : throw new InvalidOperationException(
                FormattableString.Invariant($"{streams.Count} streams, {answers.Count} answers:\n{output}"));
    }

    private static string Request(TemporaryFolder folder, PrinterStream stream, int index)
    {
        var name = FormattableString.Invariant($"{index}");
        return JsonSerializer.Serialize(
            new
            {
                stream.Id,
                stream.Language,
                Stream = folder.Write(name + ".bin", stream.Stream),
                Png = folder.Write(name + ".png", stream.Png),
                stream.WidthMm,
                stream.HeightMm,
                stream.Copies,
            },
            Json);
    }

    private sealed record Answer(string Id, IReadOnlyList<string> Problems);
}

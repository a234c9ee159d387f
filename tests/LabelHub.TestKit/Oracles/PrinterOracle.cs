using System.Text.Json;

namespace LabelHub.TestKit.Oracles;

/// <summary>A printer stream and the picture it should print.</summary>
/// <param name="Id">Comes back with the answer.</param>
/// <param name="Language">tspl, cpcl, escpos or zpl.</param>
/// <param name="Stream">The printer's bytes.</param>
/// <param name="Png">The same label as a picture.</param>
/// <param name="WidthMm">What the stream must say of the paper.</param>
/// <param name="HeightMm">What the stream must say of the paper.</param>
/// <param name="Copies">How many labels it must print.</param>
/// <param name="Coding">How a ZPL stream must be written: hex, acs or z64; null for any.</param>
public sealed record PrinterSample(
    string Id, string Language, byte[] Stream, byte[] Png, int WidthMm, int HeightMm, int Copies, string? Coding = null);

/// <summary>The programs of tests/printer-oracles, which know nothing of the product.</summary>
public static class PrinterOracle
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What is wrong with each stream, by id; an empty list where it prints the picture to the dot.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CheckAsync(IReadOnlyList<PrinterSample> samples)
    {
        using var folder = new TemporaryFolder();
        var requests = string.Join('\n', samples.Select((sample, index) => Request(folder, sample, index)));
        var output = await Programs.OutputOfAsync("node", [Repository.PathOf("tests", "printer-oracles", "check.mjs")], requests);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Answer>(line, Json)!)
            .ToDictionary(answer => answer.Id, answer => answer.Problems, StringComparer.Ordinal);
        return answers.Count == samples.Count
            ? answers
            : throw new InvalidOperationException(
                FormattableString.Invariant($"{samples.Count} streams, {answers.Count} answers:\n{output}"));
    }

    private static string Request(TemporaryFolder folder, PrinterSample sample, int index)
    {
        var name = FormattableString.Invariant($"{index}");
        return JsonSerializer.Serialize(
            new
            {
                sample.Id,
                sample.Language,
                Stream = folder.Write(name + ".bin", sample.Stream),
                Png = folder.Write(name + ".png", sample.Png),
                sample.WidthMm,
                sample.HeightMm,
                sample.Copies,
                sample.Coding,
            },
            Json);
    }

    private sealed record Answer(string Id, IReadOnlyList<string> Problems);
}

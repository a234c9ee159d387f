using System.Text.Json;

namespace LabelHub.TestKit.Oracles;

/// <summary>Skia, by the program in tests/text-oracles.</summary>
public static class TextOracle
{
    /// <summary>How far the pen moves for each character (not UTF-16 unit) of each line, in dots.</summary>
    /// <param name="font">The font file.</param>
    /// <param name="em">Dots an em.</param>
    /// <param name="lines">The lines.</param>
    public static async Task<IReadOnlyList<double[]>> AdvancesAsync(string font, int em, IReadOnlyList<string> lines)
    {
        var request = JsonSerializer.Serialize(new { font, em, lines });
        return JsonSerializer.Deserialize<double[][]>(
            await Programs.OutputOfAsync("node", [Repository.PathOf("tests", "text-oracles", "advances.mjs")], request))!;
    }
}

using System.Text.Json;

namespace LabelHub.Rendering.Composition;

/// <summary>The ready designs: the entries of <c>designs.json</c> beside this file.</summary>
public static class LabelDesigns
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<LabelDesign> All { get; } = Read();

    public static LabelDesign Usual => All[0];

    /// <summary>The design of that id, or null.</summary>
    public static LabelDesign? Find(string id) => All.FirstOrDefault(d => string.Equals(d.Id, id, StringComparison.Ordinal));

    private static List<LabelDesign> Read()
    {
        using var file = typeof(LabelDesigns).Assembly.GetManifestResourceStream("designs.json")!;
        var designs = JsonSerializer.Deserialize<List<LabelDesign>>(file, Json)!;
        // Built in, so a broken one is a bug that every test finds.
        foreach (var design in designs)
        {
            if (design is not { NameMm.Count: 2, NameGrowthSixths: >= 6, RuleMm: >= 0 } || design.BoldNameSixths.Any(s => s < 7))
                throw new InvalidDataException($"The design {design.Id} is not complete.");
        }

        return designs;
    }
}

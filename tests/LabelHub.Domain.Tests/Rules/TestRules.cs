using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>The rule files beside the tests, compiled once.</summary>
internal static class TestRules
{
    public static readonly IReadOnlyList<RuleSource> Sources = Read();
    public static readonly InstrumentRegister Instruments = InstrumentRegister.Compile(Sources);
    public static readonly RuleSet Set = RuleSet.Compile(Sources, Instruments);

    private static readonly HashSet<string> DataFiles = new(StringComparer.Ordinal)
    {
        "pack.yaml", "provinces.yaml", "food-categories.yaml", "print.yaml", "dates.yaml",
    };

    /// <summary>Every file that holds a rule of a pack.</summary>
    public static IEnumerable<RuleSource> RuleFiles => Sources.Where(s =>
        (s.Path.StartsWith("national/", StringComparison.Ordinal) || s.Path.StartsWith("provinces/", StringComparison.Ordinal))
        && !DataFiles.Contains(s.Path[(s.Path.LastIndexOf('/') + 1)..]));

    /// <summary>The same sources with one file put in place of another, or added.</summary>
    public static IReadOnlyList<RuleSource> With(string path, string text) =>
        [.. Sources.Where(s => s.Path != path), new RuleSource(path, text)];

    private static List<RuleSource> Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rules");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(path => new RuleSource(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
                .OrderBy(s => s.Path, StringComparer.Ordinal),
        ];
    }
}

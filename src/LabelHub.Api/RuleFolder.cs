using LabelHub.Domain.Rules;

namespace LabelHub.Api;

/// <summary>Reads <c>rules/</c> and <c>printers/</c> from the disk for those who compile them and read none themselves.</summary>
public static class RuleFolder
{
    /// <param name="folder">Where.</param>
    /// <param name="at">What its paths begin with under <c>rules/</c>.</param>
    public static IReadOnlyList<RuleSource> Read(string folder, string at = "") =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".tsv", StringComparison.Ordinal))
            .Select(path => new RuleSource(at + Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(source => source.Path, StringComparer.Ordinal),
    ];
}

using LabelHub.Domain.Rules;

namespace LabelHub.TestKit;

/// <summary>The rule files as they travel with a program: <c>rules/</c> beside it.</summary>
public static class RuleFiles
{
    /// <summary>All of them, ordered by path.</summary>
    public static IReadOnlyList<RuleSource> ReadAll()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rules");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new RuleSource(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))
            .OrderBy(source => source.Path, StringComparer.Ordinal)
            .ToList();
    }
}

using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>The files under <c>claims/</c>, by name.</summary>
internal sealed class ClaimSources(IReadOnlyList<RuleSource> sources)
{
    private const string Folder = "claims/";

    public IEnumerable<RuleSource> In(string folder, string ending) =>
        sources.Where(s => s.Path.StartsWith(Folder + folder, StringComparison.Ordinal)
            && s.Path.EndsWith(ending, StringComparison.Ordinal));

    /// <exception cref="RuleFileException">There is no such file.</exception>
    public RuleSource One(string name) =>
        sources.FirstOrDefault(s => s.Path == Folder + name) ?? throw new RuleFileException(Folder + name, 1, "the file is missing");
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>A rule ready for use: its versions with their citations resolved.</summary>
internal sealed class CompiledRule
{
    private readonly IngredientRuleFile file;
    private readonly CompiledVersion[] versions;

    private CompiledRule(IngredientRuleFile file, CompiledVersion[] versions)
    {
        this.file = file;
        this.versions = versions;
    }

    public string Id => file.Id;

    public IReadOnlyList<IngredientRuleCase> Cases => file.Cases;

    /// <summary>Every severity the rule may have, with the law it rests on.</summary>
    public IEnumerable<(Severity Severity, Citation Citation)> Severities => versions.SelectMany(v => v.Severities);

    /// <summary>The days on which another version of the rule begins.</summary>
    public IEnumerable<DateOnly> Changes => versions.Where(v => v.Version.From is not null).Select(v => v.Version.From!.Value);

    /// <exception cref="RuleFileException">The file is broken, or blocks without law that was read.</exception>
    public static CompiledRule Compile(RuleSource source, InstrumentRegister instruments)
    {
        var read = RuleYaml.Read<IngredientRuleFile>(source);
        if (source.Path != $"{IngredientRuleBook.Folder}{read.Id}.yaml")
            throw new RuleFileException(source.Path, 1, $"id '{read.Id}' is not the file's name");
        var rule = new CompiledRule(read, read.Versions.Select(v => CompiledVersion.Compile(v, instruments, source)).ToArray());
        if (rule.Severities.Any(s => s.Severity == Severity.Error && s.Citation.Status is not (CitationStatus.Verified or CitationStatus.Notice)))
            throw new RuleFileException(source.Path, 1, "an error needs a 'verified' or 'notice' citation");
        return rule;
    }

    /// <summary>The finding on a day; null when no version of the rule applies then and there.</summary>
    /// <param name="place">Where the label is made and how the food is packed, and the day of the law.</param>
    /// <param name="found">What was found.</param>
    public Finding? Find(LabelPlace place, RuleHit found)
    {
        var version = Array.Find(versions, v => v.Covers(place.LawDate));
        if (version?.Judge(place) is not var (severity, citation))
            return null;
        var used = found.Citation ?? citation;
        return new Finding(file.Id, Cap(severity, found.MostSevere, used), LabelFields.Ingredients, Fill(version.Version.Message ?? file.Message, found), used)
        {
            Span = found.Span,
            MatchedText = found.Text,
            Suggestion = found.Suggestion ?? (file.Suggestion is { } s ? Fill(s, found) : null),
        };
    }

    /// <summary>What was only recalled never blocks, whatever the rule's own citation allows.</summary>
    private static Severity Cap(Severity severity, Severity mostSevere, Citation citation)
    {
        var allowed = citation.Status is CitationStatus.Verified or CitationStatus.Notice ? Severity.Error : Severity.Warning;
        return (Severity)Math.Min((int)severity, Math.Min((int)mostSevere, (int)allowed));
    }

    private static string Fill(string template, RuleHit found) => template
        .Replace("{found}", found.Text, StringComparison.Ordinal)
        .Replace("{as}", found.Name is { } name && name != found.Text ? $"（{name}）" : "", StringComparison.Ordinal)
        .Replace("{name}", found.Name ?? found.Text, StringComparison.Ordinal)
        .Replace("{why}", found.Why ?? "", StringComparison.Ordinal);
}

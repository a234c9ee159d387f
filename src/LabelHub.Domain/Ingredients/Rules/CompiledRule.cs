using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>A rule ready for use: its versions with their citations resolved.</summary>
internal sealed class CompiledRule
{
    private readonly IngredientRuleFile file;
    private readonly (RuleVersion Version, Citation Citation)[] versions;

    private CompiledRule(IngredientRuleFile file, (RuleVersion, Citation)[] versions)
    {
        this.file = file;
        this.versions = versions;
    }

    public string Id => file.Id;

    public IReadOnlyList<IngredientRuleCase> Cases => file.Cases;

    public IEnumerable<(Severity Severity, Citation Citation)> Severities =>
        versions.SelectMany(v => v.Version.Except.Select(e => e.Severity).Append(v.Version.Severity).Select(s => (s, v.Citation)));

    /// <summary>The days on which another version of the rule begins.</summary>
    public IEnumerable<DateOnly> Changes => versions.Where(v => v.Version.From is not null).Select(v => v.Version.From!.Value);

    public static CompiledRule Compile(RuleSource source, InstrumentRegister instruments)
    {
        var read = RuleYaml.Read<IngredientRuleFile>(source);
        if (source.Path != $"{IngredientRuleBook.Folder}{read.Id}.yaml")
            throw new RuleFileException(source.Path, 1, $"id '{read.Id}' is not the file's name");
        var rule = new CompiledRule(read, read.Versions.Select(v => (v, instruments.Resolve(v.Citation, v.From, v.To, source))).ToArray());
        if (rule.Severities.Any(s => s.Severity == Severity.Error && s.Citation.Status is not (CitationStatus.Verified or CitationStatus.Notice)))
            throw new RuleFileException(source.Path, 1, "an error needs a 'verified' or 'notice' citation");
        return rule;
    }

    /// <summary>The finding on a day; null when no version of the rule applies then.</summary>
    /// <param name="place">Where the label is made and how the food is packed, and the day of the law.</param>
    /// <param name="found">What was found.</param>
    public Finding? Find(LabelPlace place, RuleHit found)
    {
        foreach (var (version, citation) in versions)
        {
            if (place.LawDate < (version.From ?? DateOnly.MinValue) || place.LawDate >= (version.To ?? DateOnly.MaxValue))
                continue;
            var severity = version.Except.Find(e => e.Fits(place.Form, place.Jurisdiction))?.Severity ?? version.Severity;
            var used = found.Citation ?? citation;
            return new Finding(file.Id, Cap(severity, found.MostSevere, used), LabelFields.Ingredients, Fill(version.Message ?? file.Message, found), used)
            {
                Span = found.Span,
                MatchedText = found.Text,
                Suggestion = found.Suggestion ?? (file.Suggestion is { } s ? Fill(s, found) : null),
            };
        }

        return null;
    }

    /// <summary>What was only recalled never blocks, whatever the rule's own citation allows.</summary>
    private static Severity Cap(Severity severity, Severity mostSevere, Citation citation)
    {
        var allowed = citation.Status is CitationStatus.Verified or CitationStatus.Notice ? Severity.Error : Severity.Warning;
        return (Severity)Math.Min((int)severity, Math.Min((int)mostSevere, (int)allowed));
    }

    private static string Fill(string template, RuleHit found) => template
        .Replace("{found}", found.Text, StringComparison.Ordinal)
        .Replace("{name}", found.Name ?? found.Text, StringComparison.Ordinal)
        .Replace("{why}", found.Why ?? "", StringComparison.Ordinal);
}

/// <summary>Where and when a label is judged.</summary>
internal readonly record struct LabelPlace(string Jurisdiction, PackagingForm Form, DateOnly LawDate);

/// <summary>What a check found, in the words of the label and of the word lists.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Span">Where it stands in the ingredient text.</param>
internal readonly record struct RuleHit(string Text, TextSpan? Span)
{
    /// <summary>The usual name, where it is not the one typed.</summary>
    public string? Name { get; init; }

    /// <summary>The word list's remark on it.</summary>
    public string? Why { get; init; }

    /// <summary>The word list's own citation, where it differs from the rule's.</summary>
    public Citation? Citation { get; init; }

    /// <summary>Replaces the rule's suggestion.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The word list's upper bound.</summary>
    public Severity MostSevere { get; init; } = Severity.Error;
}

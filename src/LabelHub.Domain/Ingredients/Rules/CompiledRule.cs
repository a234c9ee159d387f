using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>A rule ready for use: its versions with their citations resolved.</summary>
internal sealed class CompiledRule
{
    private readonly IngredientRuleFile _file;
    private readonly CompiledVersion[] _versions;

    private CompiledRule(IngredientRuleFile file, CompiledVersion[] versions)
    {
        _file = file;
        _versions = versions;
    }

    public string Id => _file.Id;

    public IReadOnlyList<IngredientRuleCase> Cases => _file.Cases;

    /// <summary>Every severity the rule may have, with the law it rests on.</summary>
    public IEnumerable<(Severity Severity, Citation Citation)> Severities => _versions.SelectMany(v => v.Severities);

    /// <summary>The days on which a version of the rule, or an exception to it, begins or ends.</summary>
    public IEnumerable<DateOnly> Changes => _versions
        .SelectMany(v => v.Version.Except.Select(e => e.From).Prepend(v.Version.From).Append(v.Version.To)).OfType<DateOnly>().Distinct();

    /// <exception cref="RuleFileException">The file is broken, or blocks without law that was read.</exception>
    public static CompiledRule Compile(RuleSource source, InstrumentRegister instruments)
    {
        var read = RuleYaml.Read<IngredientRuleFile>(source);
        if (source.Path != $"{IngredientRuleBook.Folder}{read.Id}.yaml")
            throw new RuleFileException(source.Path, 1, $"id '{read.Id}' is not the file's name");
        CheckDates(read, source);
        var rule = new CompiledRule(read, read.Versions.Select(v => CompiledVersion.Compile(v, instruments, source)).ToArray());
        if (rule.Severities.Any(s => s.Severity == Severity.Error && !rule.MayBlock(s.Citation)))
            throw new RuleFileException(source.Path, 1, "an error needs a 'verified' or 'notice' citation");
        return rule;
    }

    /// <summary>Law begins on a day: a version or an exception with law of its own must say which, or why it is not known.</summary>
    private static void CheckDates(IngredientRuleFile file, RuleSource source)
    {
        RuleVersion? previous = null;
        foreach (var version in file.Versions)
        {
            if (version.From is null && version.FromUnknown is null && version.Citation.Status != CitationStatus.Product)
                throw new RuleFileException(source.Path, 1, "a version needs 'from', or 'fromUnknown' with the reason");
            if (version.From is not null && version.FromUnknown is not null)
                throw new RuleFileException(source.Path, 1, "'from' and 'fromUnknown' exclude each other");
            if (version.To <= version.From)
                throw new RuleFileException(source.Path, 1, "a version must end after it begins");
            if (previous is not null && (version.From is null || previous.To is null || version.From < previous.To))
                throw new RuleFileException(source.Path, 1, "versions overlap or are out of order");
            if (version.Except.Exists(e => e.Citation is not null && e.From is null))
                throw new RuleFileException(source.Path, 1, "an exception with law of its own needs 'from'");
            previous = version;
        }
    }

    /// <summary>The finding on a day; null when no version of the rule applies then and there.</summary>
    /// <param name="place">Where the label is made and how the food is packed, and the day of the law.</param>
    /// <param name="found">What was found.</param>
    public Finding? Find(LabelPlace place, RuleHit found)
    {
        var version = Array.Find(_versions, v => v.Covers(place.LawDate));
        if (version?.Judge(place) is not var (severity, citation))
            return null;
        var used = found.Citation ?? citation;
        return new Finding(
            _file.Id,
            Cap(severity, found.MostSevere, used),
            LabelFields.Ingredients,
            Fill(version.Version.Message ?? _file.Message, found),
            used)
        {
            Span = found.Span,
            MatchedText = found.Text,
            Suggestion = found.Suggestion ?? (_file.Suggestion is { } s ? Fill(s, found) : null),
        };
    }

    /// <summary>What was only recalled never blocks, whatever the rule's own citation allows.</summary>
    private Severity Cap(Severity severity, Severity mostSevere, Citation citation)
    {
        var allowed = MayBlock(citation) ? Severity.Error : Severity.Warning;
        return (Severity)Math.Min((int)severity, Math.Min((int)mostSevere, (int)allowed));
    }

    private bool MayBlock(Citation citation) => citation.Status switch
    {
        CitationStatus.Verified or CitationStatus.Notice => true,
        CitationStatus.Product => IngredientRuleIds.SelfContradictions.Contains(Id),
        _ => false,
    };

    private static string Fill(string template, RuleHit found) => template
        .Replace("{found}", found.Text, StringComparison.Ordinal)
        .Replace("{as}", found.Name is { } name && name != found.Text ? $"（{name}）" : "", StringComparison.Ordinal)
        .Replace("{name}", found.Name ?? found.Text, StringComparison.Ordinal)
        .Replace("{why}", found.Why ?? "", StringComparison.Ordinal);
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>Turns rule files into rules, and refuses what no reviewer should have let through.</summary>
internal sealed class RuleReader(InstrumentRegister instruments, FoodCategories categories)
{
    /// <summary>The second part of a rule's id.</summary>
    private static readonly string[] Topics = ["label", "product"];

    /// <summary>Reads the rule of a file; its cases are the tests' business.</summary>
    public Rule Read<TFile>(
        RuleSource source, string packId, Func<TFile, IReadOnlyList<RuleVersion>, Rule> build, bool selfContradiction = false)
        where TFile : RuleFile
    {
        var file = RuleYaml.Read<TFile>(RuleFileText.RulePart(source));
        CheckId(file.Id, source, packId);
        foreach (var category in file.AppliesTo.Categories.Concat(file.AppliesTo.ExceptCategories))
            CheckCategory(category, source);
        if (file is Kinds.ProhibitedProductFile product)
            product.Categories.ForEach(category => CheckCategory(category, source));
        var rule = build(file, Versions(file, source));
        CheckFields(rule, source);
        foreach (var version in rule.Versions)
            CheckSeverity(version, selfContradiction, source);
        return rule;
    }

    private List<RuleVersion> Versions(RuleFile file, RuleSource source)
    {
        if (file.Versions.Count == 0)
            throw Broken(source, "versions:", "a rule needs at least one version");
        var versions = new List<RuleVersion>();
        foreach (var version in file.Versions)
        {
            var previous = versions.LastOrDefault();
            if (version.From is null && version.FromUnknown is null && version.Citation.Status != CitationStatus.Product)
                throw Broken(source, "versions:", "a version needs 'from', or 'fromUnknown' with the reason");
            if (version.From is not null && version.FromUnknown is not null)
                throw Broken(source, "fromUnknown:", "'from' and 'fromUnknown' exclude each other");
            if (version.To <= version.From)
                throw Broken(source, "to:", "a version must end after it begins");
            if (previous is not null && (version.From is null || previous.To is null || version.From < previous.To))
                throw Broken(source, "versions:", "versions overlap or are out of order");
            versions.Add(Version(file as FindingRuleFile, version, source));
        }

        return versions;
    }

    private RuleVersion Version(FindingRuleFile? file, VersionFile version, RuleSource source)
    {
        var citation = instruments.Resolve(version.Citation, version.From, version.To, source);
        if (version.FromUnknown is not null)
            citation = citation with { EffectiveFrom = null };
        return new RuleVersion(
            version.From,
            version.To,
            version.Announce ? instruments.PromulgatedOn(version.Citation) ?? DateOnly.MinValue : null,
            version.Severity ?? file?.Severity ?? Severity.Info,
            version.Message ?? file?.Message ?? "",
            version.Citation.Quote,
            citation)
        {
            Announcement = version.Announcement,
        };
    }

    private static void CheckId(string id, RuleSource source, string packId)
    {
        var name = source.Path[(source.Path.LastIndexOf('/') + 1)..^".yaml".Length];
        if (!Topics.Any(topic => id == $"{packId}.{topic}.{name}"))
            throw Broken(source, "id:", $"id '{id}' must be '{packId}', one of {string.Join(", ", Topics)}, and the file's name '{name}'");
    }

    private void CheckCategory(string category, RuleSource source)
    {
        if (!categories.Knows(category))
            throw Broken(source, category, $"'{category}' is no food category of national/food-categories.yaml");
    }

    private static void CheckFields(Rule rule, RuleSource source)
    {
        if (rule.Field is { } field && field != LabelFields.FoodCategory && !LabelFields.IsKnown(field))
            throw Broken(source, "field:", $"'{field}' is no label field");
        foreach (var alternative in (rule as Kinds.RequiredField)?.Alternatives ?? [])
        {
            if (!LabelFields.IsKnown(alternative))
                throw Broken(source, "or:", $"'{alternative}' is no label field");
        }
    }

    /// <summary>Only a text that was read, or an authority's notice, may block; our own rules only self-contradiction.</summary>
    private static void CheckSeverity(RuleVersion version, bool selfContradiction, RuleSource source)
    {
        var mayBlock = version.Citation.Status switch
        {
            CitationStatus.Verified or CitationStatus.Notice => true,
            CitationStatus.Product => selfContradiction,
            _ => false,
        };
        if (version.Severity == Severity.Error && !mayBlock)
            throw Broken(source, "severity:", "'error' needs a citation that is verified or notice");
    }

    private static RuleFileException Broken(RuleSource source, string near, string problem) =>
        new(source.Path, RuleFileText.LineOf(source, near), problem);
}

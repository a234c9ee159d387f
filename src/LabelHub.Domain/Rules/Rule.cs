using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>One edition of a rule with its law; <see cref="From"/> is null where the first day is not known.</summary>
internal sealed record RuleVersion(
    DateOnly? From,
    DateOnly? To,
    DateOnly? AnnouncedFrom,
    Severity Severity,
    string Message,
    string? Quote,
    Citation Citation)
{
    /// <summary>What is said before the first day in place of the message.</summary>
    public string? Announcement { get; init; }

    /// <summary>Half-open: the first day counts, <see cref="To"/> does not.</summary>
    public bool Covers(DateOnly date) => (From is not { } from || from <= date) && (To is not { } to || date < to);
}

/// <summary>What every compiled rule knows: its id, its editions and which labels it is about.</summary>
internal abstract class Rule
{
    private readonly bool[] _forms = new bool[Enum.GetValues<PackagingForm>().Length];
    private readonly AppliesToFile _appliesTo;

    protected Rule(RuleFile file, IReadOnlyList<RuleVersion> versions)
    {
        Id = file.Id;
        Versions = versions;
        _appliesTo = file.AppliesTo;
        for (var i = 0; i < _forms.Length; i++)
            _forms[i] = _appliesTo.Forms.Count == 0 || _appliesTo.Forms.Contains((PackagingForm)i);
    }

    public string Id { get; }

    public IReadOnlyList<RuleVersion> Versions { get; }

    /// <summary>The field the rule is about; null for the label as a whole.</summary>
    public abstract string? Field { get; }

    /// <summary>What the rule asks, in a few words for people.</summary>
    public abstract string Asks(PackChain chain);

    public bool IsFor(PackagingForm form) => _forms[(int)form];

    public RuleVersion? VersionOn(DateOnly date)
    {
        foreach (var version in Versions)
        {
            if (version.Covers(date))
                return version;
        }

        return null;
    }

    /// <summary>The next edition that is to be announced on that date, if any.</summary>
    public RuleVersion? AnnouncedOn(DateOnly date)
    {
        foreach (var version in Versions)
        {
            if (version.AnnouncedFrom <= date && version.From > date)
                return version;
        }

        return null;
    }

    public virtual bool AppliesTo(RuleContext context) =>
        IsFor(context.Query.PackagingForm)
        && (_appliesTo.Categories.Count == 0 || context.Category.IsOneOf(_appliesTo.Categories))
        && !(_appliesTo.SurfaceOverCm2 is { } limit && context.Query.PackageSurfaceCm2 <= limit)
        && !context.Category.IsOneOf(_appliesTo.ExceptCategories);
}

/// <summary>A rule that can end in a finding.</summary>
internal abstract class FindingRule : Rule
{
    private readonly string? _suggestion;
    private readonly string _asks;

    protected FindingRule(FindingRuleFile file, IReadOnlyList<RuleVersion> versions)
        : base(file, versions)
    {
        _suggestion = file.Suggestion;
        _asks = file.Asks ?? file.Message;
    }

    public override string Asks(PackChain chain) => For(chain.ProvinceName, _asks);

    /// <summary>What the label does wrong under that edition, or null.</summary>
    public abstract Finding? Check(RuleContext context, RuleVersion version);

    protected Finding Found(RuleContext context, RuleVersion version) =>
        new(Id, version.Severity, Field, For(context.ProvinceName, version.Message), version.Citation)
        {
            Suggestion = _suggestion,
        };

    private static string For(string place, string message) => message.Replace("{province}", place, StringComparison.Ordinal);
}

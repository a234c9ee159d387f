using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class RequiredFieldFile : FindingRuleFile
{
    public required string Field { get; set; }

    /// <summary>Fields that do instead, such as a mark in place of an address.</summary>
    public List<string> Or { get; set; } = [];

    /// <summary>Stands aside where the province's own list covers the packaging form.</summary>
    public bool Fallback { get; set; }
}

/// <summary>The label must state a field, or one of those that do instead.</summary>
internal sealed class RequiredField : FindingRule
{
    public RequiredField(RequiredFieldFile file, IReadOnlyList<RuleVersion> versions)
        : base(file, versions)
    {
        Field = file.Field;
        Alternatives = file.Or;
        IsFallback = file.Fallback;
    }

    public override string Field { get; }

    public IReadOnlyList<string> Alternatives { get; }

    /// <summary>Stands aside where the province has a list of its own.</summary>
    public bool IsFallback { get; }

    public override string Asks(PackChain chain) => $"写明{string.Join("或者", Alternatives.Prepend(Field).Select(chain.CaptionOf))}";

    public override bool AppliesTo(RuleContext context) => base.AppliesTo(context) && !(IsFallback && context.HasOwnList);

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        if (LabelFields.IsPresent(context.Label, Field))
            return null;
        foreach (var alternative in Alternatives)
        {
            if (LabelFields.IsPresent(context.Label, alternative))
                return null;
        }

        return Found(context, version);
    }
}

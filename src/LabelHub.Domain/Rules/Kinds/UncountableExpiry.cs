using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class UncountableExpiryFile : FindingRuleFile;

/// <summary>A shelf life that runs past the calendar: no expiry date can be printed. Values below 1 are another rule's.</summary>
internal sealed class UncountableExpiry(UncountableExpiryFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public override string Field => LabelFields.ShelfLife;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        context.Label is { ProductionDate: not null, ShelfLife.Value: >= 1, Expiry: null } ? Found(context, version) : null;
}

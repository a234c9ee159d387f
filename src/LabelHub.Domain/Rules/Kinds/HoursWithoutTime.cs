using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class HoursWithoutTimeFile : FindingRuleFile;

/// <summary>A shelf life in hours without the hour it begins at: it is then counted from midnight, which may be hours too early.</summary>
internal sealed class HoursWithoutTime(HoursWithoutTimeFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public override string Field => LabelFields.ProductionTime;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        context.Label is { ProductionTime: null, ProductionDate: not null, ShelfLife: { Unit: ShelfLifeUnit.Hour, Value: >= 1 } }
            ? Found(context, version)
            : null;
}

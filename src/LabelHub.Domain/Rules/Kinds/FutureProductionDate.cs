using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class FutureProductionDateFile : FindingRuleFile;

/// <summary>A production date after today. Never an error: owners print the evening before.</summary>
internal sealed class FutureProductionDate(FutureProductionDateFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public override string Field => LabelFields.ProductionDate;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        context.Label.ProductionDate > context.Query.Today ? Found(context, version) : null;
}

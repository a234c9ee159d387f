using LabelHub.Domain.Findings;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class EveryLabelFile : FindingRuleFile;

/// <summary>
/// Something to say on every label the rule applies to: a packaging form in which food may not leave a
/// workshop, or a fact to know before printing.
/// </summary>
internal sealed class EveryLabel(EveryLabelFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public override string? Field => null;

    public override Finding? Check(RuleContext context, RuleVersion version) => Found(context, version);
}

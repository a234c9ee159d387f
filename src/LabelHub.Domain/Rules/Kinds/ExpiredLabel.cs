using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class ExpiredLabelFile : FindingRuleFile;

/// <summary>
/// A shelf life that has already run out by the label's own dates. A warning: the label of an
/// old batch may be looked at again.
/// </summary>
internal sealed class ExpiredLabel(ExpiredLabelFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public override string Field => LabelFields.ProductionDate;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        context.Label.Expiry is { } expiry && expiry.Date < context.Query.Today
            ? Found(context, version) with
            {
                Message = version.Message.Replace(
                    "{expiry}", FormattableString.Invariant($"{expiry.Date:yyyy-MM-dd}"), StringComparison.Ordinal),
            }
            : null;
}

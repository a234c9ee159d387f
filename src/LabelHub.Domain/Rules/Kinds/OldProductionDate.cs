using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class OldProductionDateFile : FindingRuleFile
{
    /// <summary>A production date more years before today than this is found.</summary>
    public required int YearsBeforeToday { get; set; }
}

/// <summary>
/// A production date so long ago that the year is likely mistyped. It picks the law, so a wrong
/// year would switch the law off.
/// </summary>
internal sealed class OldProductionDate(OldProductionDateFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly int _years = file.YearsBeforeToday;

    public override string Field => LabelFields.ProductionDate;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        context.Label.ProductionDate is { } date && date < context.Query.Today.AddYears(-_years)
            ? Found(context, version) with
            {
                Message = version.Message.Replace("{year}", FormattableString.Invariant($"{date:yyyy}"), StringComparison.Ordinal),
            }
            : null;
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class ShelfLifeRangeFile : FindingRuleFile
{
    /// <summary>A value below this is found, whatever the unit.</summary>
    public int? AtLeast { get; set; }

    /// <summary>A shelf life of more years than this is found.</summary>
    public int? AtMostYears { get; set; }
}

/// <summary>A shelf life that cannot be meant: none at all, or longer than anybody keeps food.</summary>
internal sealed class ShelfLifeRange(ShelfLifeRangeFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly int? _atLeast = file.AtLeast;
    private readonly int? _atMostYears = file.AtMostYears;

    public override string Field => LabelFields.ShelfLife;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        context.Label.ShelfLife is { } life && (life.Value < _atLeast || Years(life) > _atMostYears)
            ? Found(context, version)
            : null;

    private static double Years(ShelfLife life) => life.Unit switch
    {
        ShelfLifeUnit.Hour => life.Value / (24 * 365.25),
        ShelfLifeUnit.Day => life.Value / 365.25,
        ShelfLifeUnit.Month => life.Value / 12.0,
        _ => life.Value,
    };
}

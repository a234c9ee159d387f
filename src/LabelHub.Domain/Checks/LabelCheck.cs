using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Checks;

/// <summary>A label and the circumstances its lawfulness depends on.</summary>
/// <param name="Jurisdiction">GB/T 2260 code of a province, city or county: six digits.</param>
/// <param name="PackagingForm">How the food reaches the buyer.</param>
/// <param name="FoodCategory">One of the 32 licensing categories; null when not declared.</param>
/// <param name="LawDate">Picks the editions of the law.</param>
/// <param name="Today">In Asia/Shanghai; only decides whether a date lies in the future.</param>
/// <param name="PackageSurfaceCm2">Largest surface of the package; null when not given.</param>
/// <param name="Content">What the label says.</param>
public sealed record LabelCheckQuery(
    string Jurisdiction,
    PackagingForm PackagingForm,
    string? FoodCategory,
    DateOnly LawDate,
    DateOnly Today,
    double? PackageSurfaceCm2,
    LabelContent Content)
{
    /// <summary>The law date of a label: the evaluation date, else the production date, else today.</summary>
    public static DateOnly LawDateOf(DateOnly? evaluationDate, LabelContent content, DateOnly today) =>
        evaluationDate ?? content.ProductionDate ?? today;
}

/// <summary>The overall answer: block if any error, warn if any warning, else pass.</summary>
public enum Verdict
{
    Pass,
    Warn,
    Block,
}

/// <summary>A rule pack an answer rests on.</summary>
/// <param name="Id">Such as <c>cn-45</c>; <c>cn</c> is the national ground.</param>
/// <param name="Version">Changes whenever a file of the pack does.</param>
public sealed record RulePackVersion(string Id, string Version);

/// <summary>What a check found.</summary>
public sealed record LabelCheck
{
    public required IReadOnlyList<Finding> Findings { get; init; }

    public required Expiry? Expiry { get; init; }

    public required IReadOnlyList<Ingredient> Ingredients { get; init; }

    /// <summary>The certain allergens of the list, as codes of the contract.</summary>
    public required IReadOnlyList<string> Allergens { get; init; }

    /// <summary>Those the list leaves open, as codes of the contract; the answer over HTTP says so in a finding.</summary>
    public required IReadOnlyList<string> PossibleAllergens { get; init; }

    public required IReadOnlyList<RulePackVersion> RulePacks { get; init; }

    /// <summary>What this label must carry on paper; the composer works from it.</summary>
    public required PrintRequirements Print { get; init; }

    public Verdict Verdict
    {
        get
        {
            var worst = Findings.Count == 0 ? Severity.Info : Findings.Max(f => f.Severity);
            return worst switch { Severity.Error => Verdict.Block, Severity.Warning => Verdict.Warn, _ => Verdict.Pass };
        }
    }
}

using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.TestKit.Claims;

/// <summary>What the check says of one product of a claim file.</summary>
/// <param name="Rows">Its rows: one, or the parts of a claim split over fields.</param>
/// <param name="Findings">Warnings and errors, the most severe first and then in the order of the label.</param>
public sealed record ClaimVerdict(IReadOnlyList<ClaimRow> Rows, IReadOnlyList<Finding> Findings)
{
    private const string Guangxi = "450000";

    public ClaimRow Row => Rows[0];

    public bool HasHit => Findings.Count > 0;

    public bool HasError => HasHit && Findings[0].Severity == Severity.Error;

    /// <summary>Whether the first of the most severe findings is of the expected class.</summary>
    public bool IsClassRight => HasHit && Findings[0].ClaimClass == Row.Class;

    /// <summary>Whether any finding is of the expected class.</summary>
    public bool IsClassNamed => Findings.Any(f => f.ClaimClass == Row.Class);

    public bool IsSeverityRight => HasHit && string.Equals(Findings[0].Severity.ToString(), Row.Severity, StringComparison.OrdinalIgnoreCase);

    /// <summary>Judges every product of the rows; rows two honest readers may differ on are left out.</summary>
    public static IReadOnlyList<ClaimVerdict> Of(LabelChecker checker, IEnumerable<ClaimRow> rows, DateOnly lawDate) =>
    [
        .. rows.Where(row => !row.IsDebatable).GroupBy(row => row.Product, StringComparer.Ordinal).Select(product =>
        {
            var query = new LabelCheckQuery(
                Guangxi, PackagingForm.SimplePackaged, FoodCategory: null, lawDate, lawDate, PackageSurfaceCm2: null, ClaimLabels.Of(product));
            var findings = checker.Check(query).Findings.Where(f => f.ClaimClass is not null && f.Severity > Severity.Info);
            return new ClaimVerdict([.. product], [.. findings]);
        }),
    ];
}

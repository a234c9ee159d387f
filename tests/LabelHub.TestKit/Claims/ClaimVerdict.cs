using LabelHub.Domain.Claims;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.TestKit.Claims;

/// <summary>What the detector says of one product of a claim file.</summary>
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
    public static IReadOnlyList<ClaimVerdict> Of(ClaimDetector detector, IEnumerable<ClaimRow> rows, DateOnly lawDate) =>
    [
        .. rows.Where(row => !row.IsDebatable).GroupBy(row => row.Product, StringComparer.Ordinal).Select(product =>
        {
            var findings = detector.Detect(ClaimLabels.Of(product), PackagingForm.SimplePackaged, Guangxi, lawDate)
                .Where(f => f.Severity > Severity.Info)
                .OrderByDescending(f => f.Severity);
            return new ClaimVerdict([.. product], [.. findings]);
        }),
    ];
}

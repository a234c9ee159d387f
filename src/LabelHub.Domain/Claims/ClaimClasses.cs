namespace LabelHub.Domain.Claims;

/// <summary>The classes of claims, as the HTTP contract writes them.</summary>
public static class ClaimClasses
{
    public const string DiseaseTreatment = "disease_treatment";
    public const string DiseasePrevention = "disease_prevention";
    public const string HealthFunction = "health_function";
    public const string TcmEfficacy = "tcm_efficacy";
    public const string BeautyBody = "beauty_body";
    public const string Sexual = "sexual";
    public const string Population = "population";
    public const string Implied = "implied";
    public const string Endorsement = "endorsement";
    public const string Absolute = "absolute";
    public const string FalseNatural = "false_natural";
    public const string CertClaim = "cert_claim";
    public const string NutritionClaim = "nutrition_claim";

    /// <summary>All codes, in the order of severity of the law behind them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        DiseaseTreatment, DiseasePrevention, HealthFunction, TcmEfficacy, BeautyBody, Sexual, Population,
        Implied, Endorsement, Absolute, FalseNatural, CertClaim, NutritionClaim,
    ];
}

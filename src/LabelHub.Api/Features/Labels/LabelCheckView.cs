using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients;

namespace LabelHub.Api.Features.Labels;

/// <summary>The answer of a check.</summary>
public sealed record LabelCheckView(
    Verdict Verdict,
    DateOnly? ExpiryDate,
    TimeOnly? ExpiryTime,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<Ingredient> Ingredients,
    IReadOnlyList<string> Allergens,
    IReadOnlyList<RulePackVersion> RulePacks)
{
    public static LabelCheckView Of(LabelCheck check) => new(
        check.Verdict,
        check.Expiry?.Date,
        check.Expiry?.Time,
        FindingView.Of(check.Findings),
        check.Ingredients,
        check.Allergens,
        check.RulePacks);
}

/// <summary>A finding as the contract writes it.</summary>
public sealed record FindingView(
    string RuleId,
    Severity Severity,
    string? Field,
    SpanView? Span,
    string? MatchedText,
    string? ClaimClass,
    string Message,
    string? Suggestion,
    Citation Citation)
{
    public static IReadOnlyList<FindingView> Of(IReadOnlyList<Finding> findings) =>
    [
        .. findings.Select(f => new FindingView(
            f.RuleId,
            f.Severity,
            f.Field,
            f.Span is { } span ? new SpanView(span.Start, span.Length) : null,
            f.MatchedText,
            f.ClaimClass,
            f.Message,
            f.Suggestion,
            f.Citation)),
    ];
}

/// <summary>Offsets in UTF-16 code units of the text as sent.</summary>
public sealed record SpanView(int Start, int Length);

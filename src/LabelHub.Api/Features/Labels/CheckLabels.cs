using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>The items of a batch check.</summary>
public sealed record LabelBatchRequest(IReadOnlyList<LabelRequest>? Items);

/// <summary>The results, in the order of the items.</summary>
public sealed record LabelBatchView(IReadOnlyList<LabelCheckView> Results);

/// <summary>POST /v1/label-checks/batch: up to 200 labels at once; one malformed item refuses the batch.</summary>
public static class CheckLabels
{
    public const int MaxItems = 200;
    private const int MaxErrors = 50;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/label-checks/batch", Handle)
        .WithName("CheckLabels")
        .WithSummary("一次检查多张标签")
        .WithTags("Labels")
        .Bounded(BodyLimits.Batch).RequireRateLimiting(RateLimits.Checks);

    public static Results<Ok<LabelBatchView>, ProblemHttpResult> Handle(
        LabelBatchRequest request, LabelChecker checker, ShanghaiClock clock)
    {
        if (request.Items is not { } items)
            return Problems.InvalidFields([new FieldError("items", "请带上要检查的标签。")]);
        if (items.Count > MaxItems)
            return Problems.InvalidFields([new FieldError("items", FormattableString.Invariant($"一次最多检查 {MaxItems} 张。"))]);
        FieldError[] errors =
        [
            .. items.SelectMany((item, i) => LabelRequestShape.Check(item, checker.Rules, FormattableString.Invariant($"items[{i}].")))
                .Take(MaxErrors),
        ];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var today = clock.Today;
        return TypedResults.Ok(new LabelBatchView([.. items.Select(item => LabelCheckView.Of(checker.Check(item.ToQuery(today))))]));
    }
}

using LabelHub.Api.Http;
using LabelHub.Api.Http.Checking;
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

    /// <summary>Characters of all items together: what is checked within about a second.</summary>
    private const int MaxCharacters = 100_000;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/label-checks/batch", HandleAsync)
        .WithName("CheckLabels")
        .WithSummary("一次检查多张标签")
        .WithTags("Labels")
        .Bounded(BodyLimits.Batch).RequireRateLimiting(RateLimits.Checks);

    public static async Task<Results<Ok<LabelBatchView>, ProblemHttpResult>> HandleAsync(
        LabelBatchRequest request,
        LabelChecker checker,
        CheckGate gate,
        CheckBudget budget,
        ShanghaiClock clock,
        HttpContext http,
        CancellationToken cancellation)
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
        int[] lengths = [.. items.Select(i => CheckCost.CharactersOf(i.Label))];
        if (lengths.Sum() > MaxCharacters)
            return Problems.InvalidFields([new FieldError("items", FormattableString.Invariant($"文字太多：一次最多检查 {MaxCharacters} 个字，请分几次检查。"))]);
        if (await budget.RefusalAsync(http, lengths.Sum(l => CheckCost.Of(l)) - 1) is { } refusal)
            return refusal;
        var (today, results) = (clock.Today, new List<LabelCheckView>(items.Count));
        foreach (var item in items)
        {
            // a turn each: a client that hangs up stops the list at the next item
            using var turn = await gate.TakeTurnAsync(cancellation, begun: results.Count > 0);
            if (turn is null)
                return CheckGate.Busy(http.Response);
            results.Add(LabelCheckView.Of(checker.Check(item.ToQuery(today))));
        }

        return TypedResults.Ok(new LabelBatchView(results));
    }
}

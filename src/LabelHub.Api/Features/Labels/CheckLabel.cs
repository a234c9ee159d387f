using LabelHub.Api.Http;
using LabelHub.Api.Http.Checking;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>POST /v1/label-checks: is this label lawful there, in this form, on this date?</summary>
public static class CheckLabel
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/label-checks", HandleAsync)
        .WithName("CheckLabel")
        .WithSummary("检查一张标签")
        .WithTags("Labels")
        .Bounded(BodyLimits.Single).RequireRateLimiting(RateLimits.Checks);

    public static async Task<Results<Ok<LabelCheckView>, ProblemHttpResult>> HandleAsync(
        LabelRequest request,
        LabelChecker checker,
        CheckGate gate,
        CheckBudget budget,
        ShanghaiClock clock,
        HttpContext http,
        CancellationToken cancellation)
    {
        FieldError[] errors = [.. LabelRequestShape.Check(request, checker.Rules)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (await budget.RefusalAsync(http, CheckCost.Of(CheckCost.CharactersOf(request.Label)) - 1) is { } refusal)
            return refusal;
        using var turn = await gate.TakeTurnAsync(cancellation);
        return turn is null
            ? CheckGate.Busy(http.Response)
            : TypedResults.Ok(LabelCheckView.Of(checker.Check(request.ToQuery(clock.Today))));
    }
}

using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>POST /v1/label-checks: is this label lawful there, in this form, on this date?</summary>
public static class CheckLabel
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/label-checks", Handle)
        .WithName("CheckLabel")
        .WithSummary("检查一张标签")
        .WithTags("Labels")
        .Bounded(BodyLimits.Single).RequireRateLimiting(RateLimits.Checks);

    public static Results<Ok<LabelCheckView>, ProblemHttpResult> Handle(LabelRequest request, LabelChecker checker, ShanghaiClock clock)
    {
        FieldError[] errors = [.. LabelRequestShape.Check(request, checker.Rules)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        return TypedResults.Ok(LabelCheckView.Of(checker.Check(request.ToQuery(clock.Today))));
    }
}

using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Reference;

/// <summary>
/// GET /v1/rule-packs/{jurisdiction}?on=2027-03-16: what is asked there on that day, by which
/// article, how sure we are. Public.
/// </summary>
public static class ShowRulePack
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/rule-packs/{jurisdiction}", Handle)
        .WithName("RulePack").WithSummary("一个地区的标签规则").WithTags("Reference");

    public static Results<Ok<RulePackView>, ProblemHttpResult> Handle(
        string jurisdiction, DateOnly? on, LabelChecker checker, ShanghaiClock clock) =>
        checker.Rules.Knows(jurisdiction)
            ? TypedResults.Ok(checker.Rules.Show(jurisdiction, on ?? clock.Today))
            : Problems.Of(404, Problems.NotFound, "没有这个地区，请选择所在的省、市、县。");
}

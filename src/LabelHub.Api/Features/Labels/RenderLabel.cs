using System.Globalization;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Rendering.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>POST /v1/label-renderings: checks a label and draws it.</summary>
public static class RenderLabel
{
    /// <summary>
    /// The heights the law or its advice aims at and the stock was too small for, in millimetres, such as
    /// <c>productionDate;target=3;actual=2.25</c>; absent when all were reached. None is ever under the floor.
    /// </summary>
    public const string ReducedHeader = "Label-Reduced-Heights";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/label-renderings", HandleAsync)
        .WithName("RenderLabel")
        .WithSummary("画一张标签")
        .WithTags("Labels")
        .Produces(
            StatusCodes.Status200OK, contentType: "image/png", additionalContentTypes: ["application/pdf", "application/octet-stream"])
        .Bounded(BodyLimits.Single).RequireRateLimiting(RateLimits.Checks).Draws();

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        RenderLabelRequest request, LabelChecker checker, LabelDrawer drawer, CheckBudget budget, ShanghaiClock clock, HttpContext http)
    {
        FieldError[] errors = [.. request.CheckShape(checker.Rules)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (await budget.RefusalAsync(http, CheckCost.Of(CheckCost.CharactersOf(request.Label)) - 1) is { } refusal)
            return refusal;
        var query = request.ToQuery(clock.Today);
        var (label, problem) = drawer.Draw(query.Content, checker.Check(query), request.ToDrawing());
        return label is null ? problem! : Send(label, http.Response);
    }

    /// <summary>The bytes with their size in dots and their digest.</summary>
    public static FileContentHttpResult Send(DrawnLabel label, HttpResponse response)
    {
        response.Headers["Label-Width-Dots"] = label.WidthDots.ToString(CultureInfo.InvariantCulture);
        response.Headers["Label-Height-Dots"] = label.HeightDots.ToString(CultureInfo.InvariantCulture);
        if (label.Yields.Count > 0)
            response.Headers[ReducedHeader] = string.Join(", ", label.Yields.Select(Reduced));
        response.Headers[ContentDigest.Header] = ContentDigest.Of(label.Bytes);
        return TypedResults.Bytes(label.Bytes, label.ContentType);
    }

    private static string Reduced(SizeYield yield) =>
        string.Create(CultureInfo.InvariantCulture, $"{yield.Field ?? "text"};target={yield.TargetMm:0.##};actual={yield.ActualMm:0.##}");
}

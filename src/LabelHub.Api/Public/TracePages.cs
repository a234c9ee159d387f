using LabelHub.Api.Features.Batches;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Labels;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Public;

/// <summary>What the twin of the page says.</summary>
public sealed record TraceView(
    string FoodName,
    IReadOnlyList<PrintedLine> Lines,
    string BatchNumber,
    DateOnly ProductionDate,
    DateOnly? ExpiryDate,
    TimeOnly? ExpiryTime,
    Freshness Freshness,
    BatchState State,
    string ContentHash);

/// <summary>GET /t/{traceCode} for people and /v1/public/t/{traceCode} for programs. Nobody signs in to either.</summary>
public static class TracePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/t/{traceCode}", [HttpMethods.Get, HttpMethods.Head], PageAsync).ExcludeFromDescription().AllowAnonymous()
            .RequireRateLimiting(RateLimits.PublicPages);
        routes.MapGet("/v1/public/t/{traceCode}", TwinAsync)
            .WithName("GetTrace").WithSummary("扫码页的数据").WithTags("Public").AllowAnonymous().RequireRateLimiting(RateLimits.PublicPages);
    }

    private static async Task<IResult> PageAsync(
        string traceCode, LabelHubContext database, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        PublicPage.SetHeaders(response);
        if (await FindAsync(database, traceCode, cancellation) is not { } found)
            return PublicPage.Send(TracePage.NotFoundHtml(), StatusCodes.Status404NotFound);
        var content = SnapshotContent.FromJson(found.Snapshot.Content);
        var expiry = ExpiryOf(content);
        var model = new TracePageModel
        {
            FoodName = content.FoodName,
            Lines = content.Lines,
            Expiry = expiry,
            Freshness = Freshnesses.Of(expiry, clock.Now.DateTime),
            State = found.Batch.State,
            Now = clock.Now,
        };
        return PublicPage.Send(TracePage.Html(model));
    }

    private static async Task<Results<Ok<TraceView>, ProblemHttpResult>> TwinAsync(
        string traceCode, LabelHubContext database, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        if (await FindAsync(database, traceCode, cancellation) is not { } found)
            return Problems.Of(404, Problems.NotFound, "没有查到这张标签，请核对后再试。");
        var content = SnapshotContent.FromJson(found.Snapshot.Content);
        return TypedResults.Ok(new TraceView(
            content.FoodName,
            content.Lines,
            content.BatchNumber,
            content.ProductionDate,
            content.ExpiryDate,
            content.ExpiryTime,
            Freshnesses.Of(ExpiryOf(content), clock.Now.DateTime),
            found.Batch.State,
            Convert.ToHexStringLower(found.Snapshot.ContentHash)));
    }

    /// <summary>
    /// The batch and the label printed last, else the one last drawn; a batch whose label nobody has seen has no page.
    /// A label may go back to earlier words, so the newest print job decides and not the newest snapshot.
    /// </summary>
    private static async Task<(Batch Batch, LabelSnapshot Snapshot)?> FindAsync(
        LabelHubContext database, string typed, CancellationToken cancellation)
    {
        if (PublicCode.Normalize(typed) is not { } code)
            return null;
        var found = await (from batch in database.Batches
                           where batch.TraceCode == code
                           let printed = database.PrintJobs.Where(j => j.BatchId == batch.Id).OrderByDescending(j => j.Id)
                               .Select(j => (Guid?)j.SnapshotId).FirstOrDefault()
                           join snapshot in database.LabelSnapshots on batch.Id equals snapshot.BatchId
                           where printed == null || snapshot.Id == printed
                           orderby snapshot.Id descending
                           select new { batch, snapshot }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found.batch, found.snapshot);
    }

    private static Expiry? ExpiryOf(SnapshotContent content) =>
        content.ExpiryDate is { } date ? new Expiry(date, content.ExpiryTime) : null;
}

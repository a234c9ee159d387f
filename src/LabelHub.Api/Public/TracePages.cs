using LabelHub.Api.Features.Batches;
using LabelHub.Api.Features.Products;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Labels;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Public;

/// <summary>What the twin of the page says.</summary>
/// <remarks>
/// <c>foodName</c>: Of the wording printed last.
/// <c>lines</c>: Of the wording printed last.
/// <c>freshnessText</c>: The freshness in words.
/// <c>stateText</c>: The state in words.
/// <c>printed</c>: False while nothing was printed: then the lines are what would be printed.
/// <c>versions</c>: Every wording that was printed, the newest first.
/// </remarks>
public sealed record TraceView(
    string FoodName,
    IReadOnlyList<PrintedLine> Lines,
    string BatchNumber,
    DateOnly ProductionDate,
    DateOnly? ExpiryDate,
    TimeOnly? ExpiryTime,
    Freshness Freshness,
    string FreshnessText,
    BatchState State,
    string StateText,
    string ContentHash,
    bool Printed,
    IReadOnlyList<PrintedVersion> Versions);

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
        string traceCode, LabelHubContext database, BatchLabels labels, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        PublicPage.SetHeaders(response);
        if (await FindAsync(database, labels, traceCode, cancellation) is not { } found)
            return PublicPage.Send(TracePage.NotFoundHtml(), StatusCodes.Status404NotFound);
        return PublicPage.Send(TracePage.Html(ModelOf(found, clock)));
    }

    private static async Task<Results<Ok<TraceView>, ProblemHttpResult>> TwinAsync(
        string traceCode, LabelHubContext database, BatchLabels labels, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        if (await FindAsync(database, labels, traceCode, cancellation) is not { } found)
            return Problems.Of(404, Problems.NotFound, "没有查到这张标签，请核对后再试。");
        var model = ModelOf(found, clock);
        return TypedResults.Ok(new TraceView(
            model.FoodName,
            model.Lines,
            found.Batch.BatchNumber,
            found.Batch.ProductionDate,
            found.Batch.ExpiryDate,
            found.Batch.ExpiryTime,
            model.Freshness,
            TracePage.FreshnessText(model.Freshness, model.Expiry),
            model.State,
            TracePage.StateText(model.State),
            found.ContentHash,
            model.Versions.Count > 0,
            model.Versions));
    }

    private static TracePageModel ModelOf(Found found, ShanghaiClock clock)
    {
        Expiry? expiry = found.Batch.ExpiryDate is { } date ? new Expiry(date, found.Batch.ExpiryTime) : null;
        return new TracePageModel
        {
            FoodName = found.FoodName,
            Lines = found.Lines,
            Versions = found.Versions,
            Expiry = expiry,
            Freshness = Freshnesses.Of(expiry, clock.Now.DateTime),
            State = found.Batch.State,
            Now = clock.Now,
        };
    }

    /// <summary>
    /// The batch with the wordings that were printed. While there are none: what the newest print job would print, else what was
    /// frozen before, else what would be printed now, where somebody vouched for it.
    /// </summary>
    private static async Task<Found?> FindAsync(LabelHubContext database, BatchLabels labels, string typed, CancellationToken cancellation)
    {
        if (PublicCode.Normalize(typed) is not { } code
            || await database.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.TraceCode == code, cancellation) is not { } batch)
            return null;
        var versions = await PrintedVersions.ReadAsync(database, batch.Id, cancellation);
        if (versions.Count > 0)
            return new Found(batch, versions[0].FoodName, versions[0].Lines, versions[0].ContentHash, versions);
        return await FrozenAsync(database, batch, cancellation) ?? await LiveAsync(database, labels, batch, cancellation);
    }

    private static async Task<Found?> FrozenAsync(LabelHubContext database, Batch batch, CancellationToken cancellation)
    {
        var ordered = database.PrintJobs.Where(j => j.BatchId == batch.Id).OrderByDescending(j => j.Id)
            .Select(j => (Guid?)j.SnapshotId).FirstOrDefault();
        var snapshot = await database.LabelSnapshots.AsNoTracking()
            .Where(s => s.BatchId == batch.Id)
            .OrderByDescending(s => s.Id == ordered).ThenByDescending(s => s.Id)
            .FirstOrDefaultAsync(cancellation);
        if (snapshot is null)
            return null;
        var content = SnapshotContent.FromJson(snapshot.Content);
        return new Found(batch, content.FoodName, content.Lines, Convert.ToHexStringLower(snapshot.ContentHash), []);
    }

    private static async Task<Found?> LiveAsync(LabelHubContext database, BatchLabels labels, Batch batch, CancellationToken cancellation)
    {
        var source = await (from version in database.ProductVersions
                            where version.ProductId == batch.ProductId && version.Version == batch.ProductVersion
                                && database.ProductApprovals.Any(a => a.ProductId == version.ProductId && a.Version == version.Version)
                            from workshop in database.Workshops
                            where workshop.Id == batch.WorkshopId
                            select new { version.Content, Workshop = workshop }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (source is null)
            return null;
        var words = labels.WordsOf(batch, ProductContent.FromJson(source.Content), source.Workshop);
        return new Found(batch, words.FoodName, words.Lines, Convert.ToHexStringLower(CanonicalJson.Hash(words.ToJson())), []);
    }

    private sealed record Found(
        Batch Batch, string FoodName, IReadOnlyList<PrintedLine> Lines, string ContentHash, IReadOnlyList<PrintedVersion> Versions);
}

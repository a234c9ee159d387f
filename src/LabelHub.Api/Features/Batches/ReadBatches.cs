using LabelHub.Api.Features.Products;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Public;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Batches;

/// <summary>GET of one batch, and of a product's batches, the newest first.</summary>
public static class ReadBatches
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/workshops/{workshopId}/products/{productId}/batches", ListAsync)
            .WithName("ListBatches").WithSummary("一个产品的批次").WithTags("Batches").TakesOnly("limit", "cursor");
        routes.MapGet("/v1/batches/{batchId}", GetAsync).WithName("GetBatch").WithSummary("一个批次").WithTags("Batches")
            .TakesOnly().RequireRateLimiting(RateLimits.Checks);
    }

    public static async Task<Results<Ok<PageView<BatchView>>, ProblemHttpResult>> ListAsync(
        string workshopId,
        string productId,
        [AsParameters] PageQuery page,
        Caller caller,
        LabelHubContext database,
        PublicAddress address,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found)
            return Memberships.NotFound();
        var (after, error) = page.Start(IdKinds.Batch);
        if (error is not null)
            return Problems.InvalidFields([error]);
        var rows = await (from batch in database.Batches.AsNoTracking()
                          where batch.ProductId == found.Product.Id && (after == default || batch.Id < after)
                          join version in database.ProductVersions
                              on new { batch.ProductId, Version = batch.ProductVersion } equals new { version.ProductId, version.Version }
                          orderby batch.Id descending
                          select new { Batch = batch, version.Content }).Take(page.Size + 1).ToListAsync(cancellation);
        var counts = await BatchCounts.ReadAsync(database, [.. rows.Select(r => r.Batch.Id)], cancellation);
        return TypedResults.Ok(page.Page(
            rows,
            r => BatchView.Of(
                r.Batch, ProductContent.FromJson(r.Content), counts.GetValueOrDefault(r.Batch.Id, BatchCounts.None), address),
            r => PublicId.Format(IdKinds.Batch, r.Batch.Id)));
    }

    public static async Task<Results<Ok<BatchView>, ProblemHttpResult>> GetAsync(
        string batchId, Caller caller, LabelHubContext database, BatchLabels labels, ShanghaiClock clock,
        PublicAddress address, HttpResponse response, CancellationToken cancellation)
    {
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } found)
            return Memberships.NotFound();
        var counts = await BatchCounts.ReadAsync(database, found.Batch.Id, cancellation);
        response.Headers.ETag = labels.TagOf(found.Batch, counts, found.Workshop);
        var content = found.Content;
        return TypedResults.Ok(
            BatchView.Of(found.Batch, content, counts, address, labels.Check(found.Batch, content, found.Workshop)));
    }
}

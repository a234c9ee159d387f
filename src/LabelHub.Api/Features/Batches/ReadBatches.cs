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

/// <summary>GET of one batch, and of a product's batches, the newest last.</summary>
public static class ReadBatches
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/workshops/{workshopId}/products/{productId}/batches", ListAsync)
            .WithName("ListBatches").WithSummary("一个产品的批次").WithTags("Batches");
        routes.MapGet("/v1/batches/{batchId}", GetAsync).WithName("GetBatch").WithSummary("一个批次").WithTags("Batches");
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
        var rows = await database.Batches.AsNoTracking().Where(b => b.ProductId == found.Product.Id && b.Id > after)
            .OrderBy(b => b.Id).Take(page.Size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(page.Page(rows, b => BatchView.Of(b, address), b => PublicId.Format(IdKinds.Batch, b.Id)));
    }

    public static async Task<Results<Ok<BatchView>, ProblemHttpResult>> GetAsync(
        string batchId, Caller caller, LabelHubContext database,
        PublicAddress address, HttpResponse response, CancellationToken cancellation)
    {
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } found)
            return Memberships.NotFound();
        response.Headers.ETag = EntityTags.Of(found.Batch.RowVersion);
        return TypedResults.Ok(BatchView.Of(found.Batch, address));
    }
}

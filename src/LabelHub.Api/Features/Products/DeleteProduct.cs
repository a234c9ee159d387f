using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Products;

/// <summary>DELETE of a product: it makes no more batches; those it made, and their pages, stay.</summary>
public static class DeleteProduct
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/v1/workshops/{workshopId}/products/{productId}", HandleAsync)
        .WithName("DeleteProduct").WithSummary("删除产品").WithTags("Products")
        .Transactional();

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string workshopId, string productId, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found)
            return Memberships.NotFound();
        if (membership.Role != MemberRole.Owner)
            return Memberships.OwnerRequired();
        found.Product.DeletedAt = clock.UtcNow;
        await AuditChain.AppendAsync(
            database, new AuditEvent(membership.Workshop.Id, caller.AccountId, "product.deleted", productId), clock.UtcNow, cancellation);
        return TypedResults.NoContent();
    }
}

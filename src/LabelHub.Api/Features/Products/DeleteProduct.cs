using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Reminders;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Products;

/// <summary>DELETE of a product: it makes no more batches; those it made, and their pages, stay.</summary>
public static class DeleteProduct
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/v1/workshops/{workshopId}/products/{productId}", HandleAsync)
        .WithName("DeleteProduct").WithSummary("删除产品").WithTags("Products")
        .Transactional();

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string workshopId, string productId, Caller caller, LabelHubContext database,
        ReminderBook book, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found)
            return Memberships.NotFound();
        if (membership.Role != MemberRole.Owner)
            return Memberships.OwnerRequired();
        // a batch that is being made of it comes first, or finds it gone
        await BatchNumbers.LockAsync(database, membership.Workshop.Id, cancellation);
        await AuditChain.AppendAsync(
            database, new AuditEvent(membership.Workshop.Id, caller.AccountId, "product.deleted", productId), clock.UtcNow, cancellation);
        // whatever version it has become meanwhile; only another delete can have been faster
        DateTimeOffset? now = clock.UtcNow;
        var deleted = await database.Products.Where(p => p.Id == found.Product.Id && p.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DeletedAt, now), cancellation);
        await book.RefreshAsync(database, ReminderKind.RuleChange, found.Product.Id, clock.UtcNow, cancellation);
        return deleted == 1 ? TypedResults.NoContent() : Memberships.NotFound();
    }
}

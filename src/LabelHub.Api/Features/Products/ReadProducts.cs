using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Products;

/// <summary>GET of a workshop's products, each in its current version.</summary>
public static class ReadProducts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/workshops/{workshopId}/products").WithTags("Products");
        group.MapGet("", ListAsync).WithName("ListProducts").WithSummary("小作坊的产品");
        group.MapGet("/{productId}", GetAsync).WithName("GetProduct").WithSummary("一个产品");
    }

    public static async Task<Results<Ok<PageView<ProductView>>, ProblemHttpResult>> ListAsync(
        string workshopId,
        [AsParameters] PageQuery page,
        Caller caller,
        LabelHubContext database,
        LabelChecker checker,
        ShanghaiClock clock,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        var (after, error) = page.Start(IdKinds.Product);
        if (error is not null)
            return Problems.InvalidFields([error]);
        var rows = await database.ProductsOf(membership.Workshop.Id, after: after)
            .AsNoTracking().Take(page.Size + 1).ToListAsync(cancellation);
        return TypedResults.Ok(page.Page(
            rows,
            p => ProductView.Of(p.Version, membership.Workshop, checker, clock.Today),
            p => PublicId.Format(IdKinds.Product, p.Product.Id)));
    }

    public static async Task<Results<Ok<ProductView>, ProblemHttpResult>> GetAsync(
        string workshopId,
        string productId,
        Caller caller,
        LabelHubContext database,
        LabelChecker checker,
        ShanghaiClock clock,
        HttpResponse response,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found)
            return Memberships.NotFound();
        response.Headers.ETag = EntityTags.Of(found.Product.RowVersion);
        return TypedResults.Ok(ProductView.Of(found.Version, membership.Workshop, checker, clock.Today));
    }
}

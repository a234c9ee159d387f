using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Products;

/// <summary>GET of a workshop's products, each in its current version, checked by today's rules where the workshop is now.</summary>
public static class ReadProducts
{
    /// <summary>Characters that one page checks anew, about a second's work; a page that would need more ends early.</summary>
    private const int CharactersAPage = 100_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/workshops/{workshopId}/products").WithTags("Products").RequireRateLimiting(RateLimits.Reads);
        group.MapGet("", ListAsync).WithName("ListProducts").WithSummary("小作坊的产品");
        group.MapGet("/{productId}", GetAsync).WithName("GetProduct").WithSummary("一个产品");
    }

    public static async Task<Results<Ok<PageView<ProductView>>, ProblemHttpResult>> ListAsync(
        string workshopId,
        [AsParameters] PageQuery page,
        Caller caller,
        LabelHubContext database,
        ProductReader reader,
        HttpContext http,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        var (after, error) = page.Start(IdKinds.Product);
        if (error is not null)
            return Problems.InvalidFields([error]);
        var rows = await database.ProductsOf(membership.Workshop.Id, after: after)
            .AsNoTracking().Take(page.Size + 1).ToListAsync(cancellation);
        var (views, refusal) = await reader.ReadAsync(rows.Take(page.Size), membership.Workshop, http, CharactersAPage);
        if (refusal is not null)
            return refusal;
        var next = views.Count < rows.Count ? PublicId.Format(IdKinds.Product, rows[views.Count - 1].Product.Id) : null;
        return TypedResults.Ok(new PageView<ProductView>(views, next));
    }

    public static async Task<Results<Ok<ProductView>, ProblemHttpResult>> GetAsync(
        string workshopId,
        string productId,
        Caller caller,
        LabelHubContext database,
        ProductReader reader,
        LabelChecker checker,
        ShanghaiClock clock,
        HttpContext http,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found)
            return Memberships.NotFound();
        var (views, refusal) = await reader.ReadAsync([found], membership.Workshop, http, CharactersAPage);
        if (refusal is not null)
            return refusal;
        http.Response.Headers.ETag = ProductView.TagOf(found.Product, membership.Workshop, checker, clock.Today);
        return TypedResults.Ok(views[0]);
    }
}

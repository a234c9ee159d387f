using LabelHub.Api.Features.Products;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Public;

/// <summary>A workshop as anybody may see it; all of it stands on its labels too.</summary>
public sealed record WorkshopPageView(
    string Name,
    string Address,
    string Phone,
    AuthorizationKind AuthorizationKind,
    string AuthorizationNumber,
    DateOnly? AuthorizationValidUntil,
    bool AuthorizationLongTerm,
    bool AuthorizationExpired,
    IReadOnlyList<string> Products,
    IReadOnlyList<RecalledBatch> Recalls);

/// <summary>A batch that was called back.</summary>
public sealed record RecalledBatch(string FoodName, string BatchNumber, DateOnly ProductionDate);

/// <summary>GET /w/{workshopCode} for people and /v1/public/w/{workshopCode} for programs. Nobody signs in to either.</summary>
public static class WorkshopPages
{
    private const int MaxRecalls = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/w/{workshopCode}", [HttpMethods.Get, HttpMethods.Head], PageAsync).ExcludeFromDescription().AllowAnonymous()
            .RequireRateLimiting(RateLimits.PublicPages);
        routes.MapGet("/v1/public/w/{workshopCode}", TwinAsync)
            .WithName("GetWorkshopPage").WithSummary("小作坊公示页的数据").WithTags("Public").AllowAnonymous()
            .RequireRateLimiting(RateLimits.PublicPages);
    }

    private static async Task<IResult> PageAsync(
        string workshopCode, LabelHubContext database, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        PublicPage.SetHeaders(response);
        return await FindAsync(database, workshopCode, clock.Today, cancellation) is { } found
            ? PublicPage.Send(WorkshopPage.Html(found))
            : PublicPage.Send(WorkshopPage.NotFoundHtml(), StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<WorkshopPageView>, ProblemHttpResult>> TwinAsync(
        string workshopCode, LabelHubContext database, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        return await FindAsync(database, workshopCode, clock.Today, cancellation) is { } found
            ? TypedResults.Ok(found)
            : Problems.Of(404, Problems.NotFound, "没有查到这家小作坊，请核对后再试。");
    }

    private static async Task<WorkshopPageView?> FindAsync(
        LabelHubContext database, string typed, DateOnly today, CancellationToken cancellation)
    {
        if (PublicCode.Normalize(typed) is not { } code
            || await database.Workshops.AsNoTracking().SingleOrDefaultAsync(w => w.Code == code, cancellation) is not { } workshop)
            return null;
        return new WorkshopPageView(
            workshop.Name,
            workshop.Address,
            workshop.Phone,
            workshop.AuthorizationKind,
            workshop.AuthorizationNumber,
            workshop.AuthorizationValidUntil,
            workshop.AuthorizationLongTerm,
            workshop.AuthorizationValidUntil < today,
            await ProductsAsync(database, workshop.Id, cancellation),
            await RecallsAsync(database, workshop.Id, cancellation));
    }

    private static async Task<string[]> ProductsAsync(LabelHubContext database, Guid workshopId, CancellationToken cancellation)
    {
        var contents = await (from product in database.Products
                              where product.WorkshopId == workshopId && product.DeletedAt == null
                              join version in database.ProductVersions
                                  on new { ProductId = product.Id, Version = product.CurrentVersion }
                                      equals new { version.ProductId, version.Version }
                              orderby product.Id
                              select version.Content).Take(CreateProduct.MaxProducts).ToListAsync(cancellation);
        return [.. contents.Select(NameIn).Distinct(StringComparer.Ordinal)];
    }

    private static async Task<RecalledBatch[]> RecallsAsync(LabelHubContext database, Guid workshopId, CancellationToken cancellation)
    {
        var batches = await (from batch in database.Batches
                             where batch.WorkshopId == workshopId && batch.State == BatchState.Recalled
                             join version in database.ProductVersions
                                 on new { batch.ProductId, Version = batch.ProductVersion }
                                     equals new { version.ProductId, version.Version }
                             orderby batch.Id descending
                             select new { version.Content, batch.BatchNumber, batch.ProductionDate })
                             .Take(MaxRecalls).ToListAsync(cancellation);
        return [.. batches.Select(b => new RecalledBatch(NameIn(b.Content), b.BatchNumber, b.ProductionDate))];
    }

    private static string NameIn(string content) => ProductContent.FromJson(content).FoodName ?? "（未填名称）";
}

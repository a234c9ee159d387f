using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Checking;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Products;

/// <summary>POST /v1/workshops/{workshopId}/products: keeps a product, lawful or not yet, with its check.</summary>
public static class CreateProduct
{
    /// <summary>Products of one workshop; far above any real one.</summary>
    public const int MaxProducts = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/workshops/{workshopId}/products", HandleAsync)
        .WithName("CreateProduct").WithSummary("新建产品").WithTags("Products")
        .Bounded(BodyLimits.Single).Transactional().RequireRateLimiting(RateLimits.Checks).Checks();

    public static async Task<Results<Created<ProductView>, ProblemHttpResult>> HandleAsync(
        string workshopId,
        ProductBody body,
        Caller caller,
        LabelHubContext database,
        LabelChecker checker,
        KeptChecks checks,
        CheckBudget budget,
        ReminderBook book,
        ShanghaiClock clock,
        HttpContext http,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape(membership.Workshop, clock.Today, checker.Rules)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var asked = checks.Of(body.Content!, membership.Workshop, clock.Today);
        if (await budget.RefusalAsync(http, CheckCost.Of(asked.Characters, ProductVersions.ChecksOfASave) - 1) is { } tooMany)
            return tooMany;
        await AdvisoryLocks.TakeAsync(database, $"products {membership.Workshop.Id:N}", cancellation);
        if (await database.ProductsOf(membership.Workshop.Id).CountAsync(cancellation) >= MaxProducts)
            return Problems.Of(422, "product.tooMany", FormattableString.Invariant($"一家小作坊最多 {MaxProducts} 个产品，请先删除不再做的。"));
        var product = new Product
        {
            Id = PublicId.New(clock.Time), WorkshopId = membership.Workshop.Id, CurrentVersion = 1, CreatedAt = clock.UtcNow,
        };
        var check = checks.Check(asked);
        var version = ProductVersions.NewVersion(product.Id, 1, body.Content!, check, caller.AccountId, clock.UtcNow);
        database.Products.Add(product);
        database.ProductVersions.Add(version);
        var view = ProductView.Of(version, body.Content!, check);
        await AuditChain.AppendAsync(
            database, new AuditEvent(product.WorkshopId, caller.AccountId, "product.created", view.Id), clock.UtcNow, cancellation);
        await book.RefreshAsync(database, ReminderKind.RuleChange, product.Id, clock.UtcNow, cancellation);
        http.Response.Headers.ETag = ProductView.TagOf(product, membership.Workshop, checker, clock.Today);
        return TypedResults.Created($"/v1/workshops/{workshopId}/products/{view.Id}", view);
    }
}

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
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Api.Features.Products;

/// <summary>PUT /v1/workshops/{workshopId}/products/{productId}: a new immutable version; batches of older ones stay as they are.</summary>
public static class UpdateProduct
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/v1/workshops/{workshopId}/products/{productId}", HandleAsync)
        .WithName("UpdateProduct").WithSummary("修改产品（生成新版本）").WithTags("Products")
        .Bounded(BodyLimits.Single).Transactional().WantsIfMatch().RequireRateLimiting(RateLimits.Checks).Checks();

    public static async Task<Results<Ok<ProductView>, ProblemHttpResult>> HandleAsync(
        string workshopId,
        string productId,
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
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape(membership.Workshop, clock.Today, checker.Rules)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var asked = checks.Of(body.Content!, membership.Workshop, clock.Today);
        if (await budget.RefusalAsync(http, CheckCost.Of(asked.Characters, ProductVersions.ChecksOfASave) - 1) is { } tooMany)
            return tooMany;
        var product = found.Product;
        if (EntityTags.Refusal(http.Request, product.RowVersion) is { } refusal)
            return refusal;
        var check = checks.Check(asked);
        var version = ProductVersions.NewVersion(
            product.Id, product.CurrentVersion + 1, body.Content!, check, caller.AccountId, clock.UtcNow);
        product.CurrentVersion = version.Version;
        database.ProductVersions.Add(version);
        try
        {
            await AuditChain.AppendAsync(
                database, new AuditEvent(product.WorkshopId, caller.AccountId, "product.updated", productId), clock.UtcNow, cancellation);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException
            || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // the row has moved on, or the version with this number is there already: the same race, seen by another statement
            return EntityTags.Stale();
        }

        await book.RefreshAsync(database, ReminderKind.RuleChange, product.Id, clock.UtcNow, cancellation);
        http.Response.Headers.ETag = ProductView.TagOf(product, membership.Workshop, checker, clock.Today);
        return TypedResults.Ok(ProductView.Of(version, body.Content!, check));
    }
}

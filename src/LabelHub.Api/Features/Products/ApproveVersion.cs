using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Products;

/// <summary>The member's word: what this version says is true.</summary>
public sealed record ApprovalBody(bool? Confirmed);

/// <summary>Who vouched first; nobody has to twice.</summary>
public sealed record ApprovalView(int Version, bool Approved, DateTimeOffset ApprovedAt);

/// <summary>
/// PUT /v1/workshops/{workshopId}/products/{productId}/versions/{version}/approval: only what
/// somebody vouches for is printed.
/// </summary>
public static class ApproveVersion
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/v1/workshops/{workshopId}/products/{productId}/versions/{version}/approval", HandleAsync)
        .WithName("ApproveVersion").WithSummary("确认产品内容属实").WithTags("Products")
        .Bounded(BodyLimits.Single).Transactional();

    public static async Task<Results<Ok<ApprovalView>, ProblemHttpResult>> HandleAsync(
        string workshopId,
        string productId,
        string version,
        ApprovalBody body,
        Caller caller,
        LabelHubContext database,
        ShanghaiClock clock,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found
            || VersionOf(version, found.Product.CurrentVersion) is not { } number)
            return Memberships.NotFound();
        if (body.Confirmed != true)
            return Problems.InvalidFields([new FieldError("confirmed", "请核对产品内容，属实后填 true。")]);
        var now = clock.UtcNow;
        var first = await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO product_approvals (product_id, version, approved_by, approved_at)
            VALUES ({found.Product.Id}, {number}, {caller.AccountId}, {now}) ON CONFLICT DO NOTHING
            """,
            cancellation);
        if (first == 1)
        {
            var what = FormattableString.Invariant($"{productId}/{number}");
            await AuditChain.AppendAsync(
                database, new AuditEvent(membership.Workshop.Id, caller.AccountId, "product.approved", what), now, cancellation);
        }

        var approval = await database.ProductApprovals.AsNoTracking()
            .SingleAsync(a => a.ProductId == found.Product.Id && a.Version == number, cancellation);
        return TypedResults.Ok(new ApprovalView(number, Approved: true, approval.ApprovedAt));
    }

    private static int? VersionOf(string text, int newest) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= newest
            ? number
            : null;
}

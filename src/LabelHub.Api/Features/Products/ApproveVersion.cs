using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Checking;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Workshops;
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
        .Bounded(BodyLimits.Single).Transactional().RequireRateLimiting(RateLimits.Checks).Checks();

    public static async Task<Results<Ok<ApprovalView>, ProblemHttpResult>> HandleAsync(
        string workshopId,
        string productId,
        string version,
        ApprovalBody body,
        Caller caller,
        LabelHubContext database,
        KeptChecks checks,
        ShanghaiClock clock,
        CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await database.FindProductAsync(membership.Workshop.Id, productId, cancellation) is not { } found
            || VersionOf(version, found.Product.CurrentVersion) is not { } number)
            return Memberships.NotFound();
        if (body.Confirmed != true)
            return Problems.InvalidFields([new FieldError("confirmed", "请核对产品内容，属实就点“确认”。")]);
        // given once it stays, whatever later rules say: printing is checked by itself
        var given = await database.ProductApprovals.AnyAsync(a => a.ProductId == found.Product.Id && a.Version == number, cancellation);
        if (!given && await CheckAsync(database, found.Product.Id, number, membership.Workshop, checks, clock, cancellation) is
            { Verdict: Verdict.Block } check)
            return Blocked(check);
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

    private static async Task<LabelCheckView> CheckAsync(
        LabelHubContext database, Guid productId, int version, Workshop workshop, KeptChecks checks, ShanghaiClock clock, CancellationToken cancellation)
    {
        var content = await database.ProductVersions.Where(v => v.ProductId == productId && v.Version == version)
            .Select(v => v.Content).SingleAsync(cancellation);
        return checks.Check(checks.Of(ProductContent.FromJson(content), workshop, clock.Today));
    }

    private static ProblemHttpResult Blocked(LabelCheckView check) => Problems.Of(
        422, Problems.LabelBlocked, "这个产品的内容还有必须改正的地方，请先改好，再确认内容属实。", ("findings", check.Findings));

    private static int? VersionOf(string text, int newest) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= newest
            ? number
            : null;
}

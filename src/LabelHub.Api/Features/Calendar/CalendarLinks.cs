using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Public;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Calendar;

/// <summary>The address is shown this once; we keep only its token's hash.</summary>
public sealed record CalendarLinkView(string Id, string Url);

/// <summary>POST and DELETE of a member's private calendar address.</summary>
public static class CalendarLinks
{
    /// <summary>Open links of one workshop.</summary>
    public const int MaxLinks = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/workshops/{workshopId}/calendar-links", CreateAsync).WithName("CreateCalendarLink").WithSummary("手机日历的订阅地址")
            .WithTags("Reminders").Transactional();
        routes.MapDelete("/v1/workshops/{workshopId}/calendar-links/{linkId}", RevokeAsync).WithName("RevokeCalendarLink")
            .WithSummary("停用日历地址")
            .WithTags("Reminders").Transactional();
    }

    private static async Task<Results<Created<CalendarLinkView>, ProblemHttpResult>> CreateAsync(
        string workshopId, Caller caller, LabelHubContext database, PublicAddress address,
        IssuedSecrets secrets, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        if (await database.FindAndLockMembersAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        if (await database.CalendarLinks.CountAsync(l => l.WorkshopId == membership.Workshop.Id && l.RevokedAt == null, cancellation)
            >= MaxLinks)
            return Problems.Of(422, "calendarLink.tooMany", FormattableString.Invariant($"日历地址最多 {MaxLinks} 个，请先停用不用的。"));
        var token = secrets.New();
        var link = new CalendarLink
        {
            Id = PublicId.New(clock.Time),
            WorkshopId = membership.Workshop.Id,
            AccountId = caller.AccountId,
            TokenHash = SecretToken.Hash(token)!,
            CreatedAt = clock.UtcNow,
        };
        database.CalendarLinks.Add(link);
        var id = PublicId.Format(IdKinds.CalendarLink, link.Id);
        await AuditChain.AppendAsync(
            database, new AuditEvent(link.WorkshopId, caller.AccountId, "calendarLink.created", id), clock.UtcNow, cancellation);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new CalendarLinkView(id, address.Calendar(workshopId, token)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string workshopId, string linkId, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (!PublicId.TryParse(IdKinds.CalendarLink, linkId, out var id)
            || await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership
            || await FindAsync(database, id, membership, caller, cancellation) is not { } link)
            return Memberships.NotFound();
        link.RevokedAt = clock.UtcNow;
        await AuditChain.AppendAsync(
            database, new AuditEvent(link.WorkshopId, caller.AccountId, "calendarLink.revoked", linkId), clock.UtcNow, cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>One's own; the owner also those of others.</summary>
    private static Task<CalendarLink?> FindAsync(
        LabelHubContext database, Guid id, Membership membership, Caller caller, CancellationToken cancellation) =>
        database.CalendarLinks.SingleOrDefaultAsync(
            l => l.Id == id && l.WorkshopId == membership.Workshop.Id && l.RevokedAt == null
                && (membership.Role == MemberRole.Owner || l.AccountId == caller.AccountId),
            cancellation);
}

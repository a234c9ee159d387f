using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Features.Reference;
using LabelHub.Api.Http;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Sessions;

/// <summary>A device that is signed in.</summary>
public sealed record SessionView(
    string Id, string? DeviceNote, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, bool Current);

/// <summary>DELETE /v1/sessions/current, and the list of one's devices, from which a lost one is cut off.</summary>
public static class EndSession
{
    private const int MaxListed = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/sessions").WithTags("Sessions");
        group.MapGet("", ListAsync).WithName("ListSessions").WithSummary("我登录的设备");
        group.MapDelete("/current", EndCurrentAsync).WithName("SignOut").WithSummary("退出登录");
        group.MapDelete("/{sessionId}", EndOtherAsync).WithName("RevokeSession").WithSummary("让一台设备退出登录");
    }

    private static async Task<Ok<ListView<SessionView>>> ListAsync(
        Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        var sessions = await database.Sessions.AsNoTracking()
            .Where(s => s.AccountId == caller.AccountId && s.RevokedAt == null && s.ExpiresAt > now && s.EndsAt > now)
            .OrderByDescending(s => s.LastUsedAt).Take(MaxListed).ToListAsync(cancellation);
        return TypedResults.Ok(new ListView<SessionView>(
        [
            .. sessions.Select(s => new SessionView(
                PublicId.Format(IdKinds.Session, s.Id), s.DeviceNote, s.CreatedAt, s.LastUsedAt, s.ExpiresAt, s.Id == caller.SessionId)),
        ]));
    }

    private static async Task<NoContent> EndCurrentAsync(
        Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        await RevokeAsync(caller, caller.SessionId, database, clock, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndOtherAsync(
        string sessionId, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation) =>
        PublicId.TryParse(IdKinds.Session, sessionId, out var id) && await RevokeAsync(caller, id, database, clock, cancellation)
            ? TypedResults.NoContent()
            : Memberships.NotFound();

    private static async Task<bool> RevokeAsync(
        Caller caller, Guid id, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        var session = await database.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.AccountId == caller.AccountId, cancellation);
        session?.Revoke(clock.UtcNow);
        await database.SaveChangesAsync(cancellation);
        return session is not null;
    }
}

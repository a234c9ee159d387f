using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Workshops;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Members;

/// <summary>Where the caller now belongs.</summary>
public sealed record MembershipView(string WorkshopId, string Name, MemberRole Role);

/// <summary>POST /v1/invitations/{code}/acceptance: whoever holds the code takes the place, once.</summary>
public static class AcceptInvitation
{
    /// <summary>Members of one workshop.</summary>
    public const int MaxMembers = 50;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/invitations/{code}/acceptance", HandleAsync)
        .WithName("AcceptInvitation").WithSummary("接受邀请").WithTags("Members")
        .Transactional().RequireRateLimiting(RateLimits.SignIns);

    public static async Task<Results<Ok<MembershipView>, ProblemHttpResult>> HandleAsync(
        string code, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        if (await FindAndLockAsync(code, database, cancellation) is not { } invitation)
            return NotFound();
        var workshop = await database.Workshops.SingleAsync(w => w.Id == invitation.WorkshopId, cancellation);
        var members = await database.Members.Where(m => m.WorkshopId == workshop.Id).ToListAsync(cancellation);
        var member = members.Find(m => m.AccountId == caller.AccountId);
        // a phone that asks again
        if (invitation.AcceptedBy is not null && invitation.AcceptedBy == caller.AccountId && member is not null)
            return Accepted(workshop, member);
        if (invitation.AcceptedAt is not null)
            return Problems.Of(422, "invitation.used", "这个邀请已经有人用过，请向店主要一个新的。");
        // an ended code answers like one that never was
        if (invitation.EndedAt is not null
            || !members.Exists(m => m.AccountId == invitation.CreatedBy && m.Role == MemberRole.Owner))
            return NotFound();
        if (invitation.ExpiresAt <= now)
            return Problems.Of(422, "invitation.expired", "这个邀请已过期，请向店主要一个新的。");
        if (member is null && members.Count >= MaxMembers)
            return Problems.Of(422, "member.tooMany", FormattableString.Invariant($"一家小作坊最多 {MaxMembers} 个成员。"));
        // who has that role already leaves the place to somebody else
        if (member is null || (member.Role, invitation.Role) == (MemberRole.Staff, MemberRole.Owner))
            member = await TakeAsync(invitation, member, caller, database, now, cancellation);
        return Accepted(workshop, member);
    }

    private static ProblemHttpResult NotFound() => Problems.Of(404, Problems.NotFound, "没有这个邀请，请向店主要一个新的。");

    private static Ok<MembershipView> Accepted(Workshop workshop, Member member) =>
        TypedResults.Ok(new MembershipView(PublicId.Format(IdKinds.Workshop, workshop.Id), workshop.Name, member.Role));

    /// <summary>As it is once the workshop's members stay as they are: two who hold the same code come one after the other.</summary>
    private static async Task<Invitation?> FindAndLockAsync(string code, LabelHubContext database, CancellationToken cancellation)
    {
        if (SecretToken.Hash(code) is not { } hash)
            return null;
        var workshops = await database.Invitations.Where(i => i.CodeHash == hash).Select(i => i.WorkshopId).ToListAsync(cancellation);
        if (workshops.Count == 0)
            return null;
        await database.LockMembersAsync(workshops[0], cancellation);
        return await database.Invitations.SingleOrDefaultAsync(i => i.CodeHash == hash, cancellation);
    }

    /// <summary>Joins, or becomes an owner.</summary>
    private static async Task<Member> TakeAsync(
        Invitation invitation, Member? member, Caller caller, LabelHubContext database, DateTimeOffset now, CancellationToken cancellation)
    {
        invitation.AcceptedBy = caller.AccountId;
        invitation.AcceptedAt = now;
        var action = member is null ? "member.joined" : "member.promoted";
        if (member is null)
        {
            member = new Member { WorkshopId = invitation.WorkshopId, AccountId = caller.AccountId, Role = invitation.Role, JoinedAt = now };
            database.Members.Add(member);
        }

        member.Role = invitation.Role;
        member.OwnerSince = invitation.Role == MemberRole.Owner ? now : null;
        var id = PublicId.Format(IdKinds.Account, caller.AccountId);
        await AuditChain.AppendAsync(database, new AuditEvent(invitation.WorkshopId, caller.AccountId, action, id), now, cancellation);
        return member;
    }
}

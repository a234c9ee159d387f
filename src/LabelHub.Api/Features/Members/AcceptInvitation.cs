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
        if (await LockAsync(code, database, cancellation) is not { } invitation)
            return Problems.Of(404, Problems.NotFound, "没有这个邀请，请向店主要一个新的。");
        var workshop = await database.Workshops.SingleAsync(w => w.Id == invitation.WorkshopId, cancellation);
        var member = await database.Members.SingleOrDefaultAsync(
            m => m.WorkshopId == workshop.Id && m.AccountId == caller.AccountId, cancellation);
        if (member is null)
        {
            if (invitation.AcceptedAt is not null)
                return Problems.Of(422, "invitation.used", "这个邀请已经有人用过，请向店主要一个新的。");
            if (invitation.ExpiresAt <= clock.UtcNow)
                return Problems.Of(422, "invitation.expired", "这个邀请已过期，请向店主要一个新的。");
            if (await database.Members.CountAsync(m => m.WorkshopId == workshop.Id, cancellation) >= MaxMembers)
                return Problems.Of(422, "member.tooMany", FormattableString.Invariant($"一家小作坊最多 {MaxMembers} 个成员。"));
            member = await JoinAsync(invitation, caller, database, clock.UtcNow, cancellation);
        }

        return TypedResults.Ok(new MembershipView(PublicId.Format(IdKinds.Workshop, workshop.Id), workshop.Name, member.Role));
    }

    /// <summary>Two who hold the same code come one after the other.</summary>
    private static async Task<Invitation?> LockAsync(string code, LabelHubContext database, CancellationToken cancellation)
    {
        if (SecretToken.Hash(code) is not { } hash)
            return null;
        var found = await database.Invitations.FromSql($"SELECT * FROM invitations WHERE code_hash = {hash} FOR UPDATE")
            .ToListAsync(cancellation);
        return found.SingleOrDefault();
    }

    private static async Task<Member> JoinAsync(
        Invitation invitation, Caller caller, LabelHubContext database, DateTimeOffset now, CancellationToken cancellation)
    {
        invitation.AcceptedBy = caller.AccountId;
        invitation.AcceptedAt = now;
        var member = new Member
        {
            WorkshopId = invitation.WorkshopId, AccountId = caller.AccountId, Role = invitation.Role, JoinedAt = now,
        };
        database.Members.Add(member);
        var id = PublicId.Format(IdKinds.Account, caller.AccountId);
        await AuditChain.AppendAsync(
            database, new AuditEvent(invitation.WorkshopId, caller.AccountId, "member.joined", id), now, cancellation);
        return member;
    }
}

using LabelHub.Api.Features.Reference;
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

/// <summary>An open invitation; its code was shown when it was made, and never again.</summary>
public sealed record InvitationView(string Id, MemberRole Role, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>GET /v1/workshops/{workshopId}/invitations and DELETE …/{invitationId}: owners see what is open and take it back.</summary>
public static class ReadInvitations
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/workshops/{workshopId}/invitations").WithTags("Members");
        group.MapGet("", ListAsync).WithName("ListInvitations").WithSummary("还没用掉的邀请");
        group.MapDelete("/{invitationId}", RevokeAsync).WithName("RevokeInvitation").WithSummary("撤回邀请").Transactional();
    }

    public static async Task<Results<Ok<ListView<InvitationView>>, ProblemHttpResult>> ListAsync(
        string workshopId, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindWorkshopAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        if (membership.Role != MemberRole.Owner)
            return Memberships.OwnerRequired();
        var open = await database.Invitations.AsNoTracking().Where(Invitation.IsOpen(clock.UtcNow))
            .Where(i => i.WorkshopId == membership.Workshop.Id).OrderByDescending(i => i.Id).Take(Invite.MaxOpen).ToListAsync(cancellation);
        return TypedResults.Ok(new ListView<InvitationView>([.. open.Select(ViewOf)]));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string workshopId, string invitationId, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindAndLockMembersAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        if (membership.Role != MemberRole.Owner)
            return Memberships.OwnerRequired();
        var now = clock.UtcNow;
        if (!PublicId.TryParse(IdKinds.Invitation, invitationId, out var id)
            || await database.Invitations.Where(Invitation.IsOpen(now))
                .SingleOrDefaultAsync(i => i.Id == id && i.WorkshopId == membership.Workshop.Id, cancellation) is not { } invitation)
            return Memberships.NotFound();
        invitation.EndedAt = now;
        await AuditChain.AppendAsync(
            database, new AuditEvent(invitation.WorkshopId, caller.AccountId, "invitation.revoked", invitationId), now, cancellation);
        return TypedResults.NoContent();
    }

    private static InvitationView ViewOf(Invitation invitation) => new(
        PublicId.Format(IdKinds.Invitation, invitation.Id),
        invitation.Role,
        PublicId.Format(IdKinds.Account, invitation.CreatedBy),
        invitation.CreatedAt,
        invitation.ExpiresAt);
}

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

public sealed record InvitationBody(MemberRole? Role);

/// <summary>The code is shown this once; we keep only its hash.</summary>
public sealed record NewInvitationView(string Id, string Code, DateTimeOffset ExpiresAt);

/// <summary>POST /v1/workshops/{workshopId}/invitations: the owner offers a place to whoever holds the code.</summary>
public static class Invite
{
    /// <summary>Invitations of a workshop that are open at a time.</summary>
    public const int MaxOpen = 20;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/workshops/{workshopId}/invitations", HandleAsync)
        .WithName("Invite").WithSummary("邀请成员").WithTags("Members").Bounded(BodyLimits.Single).Transactional();

    public static async Task<Results<Created<NewInvitationView>, ProblemHttpResult>> HandleAsync(
        string workshopId, InvitationBody body, Caller caller, LabelHubContext database,
        IssuedSecrets secrets, ShanghaiClock clock, HttpResponse response, CancellationToken cancellation)
    {
        if (await database.FindAndLockMembersAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        if (membership.Role != MemberRole.Owner)
            return Memberships.OwnerRequired();
        if (body.Role is not { } role)
            return Problems.InvalidFields([new FieldError("role", "请选择身份：店主或店员。")]);
        var now = clock.UtcNow;
        if (await database.Invitations.Where(Invitation.IsOpen(now)).CountAsync(i => i.WorkshopId == membership.Workshop.Id, cancellation)
            >= MaxOpen)
            return Problems.Of(422, "invitation.tooMany", FormattableString.Invariant($"还没用掉的邀请最多 {MaxOpen} 个，请先撤回不用的。"));
        var code = secrets.New();
        var invitation = new Invitation
        {
            Id = PublicId.New(clock.Time),
            WorkshopId = membership.Workshop.Id,
            CodeHash = SecretToken.Hash(code)!,
            Role = role,
            CreatedBy = caller.AccountId,
            CreatedAt = now,
            ExpiresAt = now + Lasts,
        };
        database.Invitations.Add(invitation);
        var id = PublicId.Format(IdKinds.Invitation, invitation.Id);
        await AuditChain.AppendAsync(
            database, new AuditEvent(invitation.WorkshopId, caller.AccountId, "invitation.created", id), now, cancellation);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created((string?)null, new NewInvitationView(id, code, invitation.ExpiresAt));
    }
}

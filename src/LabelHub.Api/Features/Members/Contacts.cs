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

/// <summary>A member of a workshop. Whose order is 1 is told first; it is null where the workshop has not named them.</summary>
public sealed record MemberView(string AccountId, MemberRole Role, DateTimeOffset JoinedAt, int? NotifyOrder);

/// <summary>Who is told, in this order; the next one only when nobody has acknowledged in time.</summary>
public sealed record ContactsBody(IReadOnlyList<string>? AccountIds);

/// <summary>GET /v1/workshops/{workshopId}/members and PUT …/reminder-contacts: who is told first, second and so on.</summary>
public static class Contacts
{
    private const int MaxContacts = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/workshops/{workshopId}/members", ListAsync).WithName("ListMembers").WithSummary("成员").WithTags("Members");
        routes.MapPut("/v1/workshops/{workshopId}/reminder-contacts", SetAsync).WithName("SetReminderContacts").WithSummary("先提醒谁，再提醒谁")
            .WithTags("Members")
            .Bounded(BodyLimits.Single).Transactional();
    }

    private static async Task<Results<Ok<ListView<MemberView>>, ProblemHttpResult>> ListAsync(
        string workshopId, Caller caller, LabelHubContext database, CancellationToken cancellation) =>
        await database.FindWorkshopAsync(caller, workshopId, cancellation) is { } membership
            ? TypedResults.Ok(await MembersAsync(database, membership.Workshop.Id, cancellation))
            : Memberships.NotFound();

    private static async Task<Results<Ok<ListView<MemberView>>, ProblemHttpResult>> SetAsync(
        string workshopId, ContactsBody body, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (await database.FindAndLockMembersAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        if (membership.Role != MemberRole.Owner)
            return Memberships.OwnerRequired();
        var members = await database.Members.Where(m => m.WorkshopId == membership.Workshop.Id).ToListAsync(cancellation);
        if (OrderOf(body, members) is not { } order)
            return Problems.InvalidFields(
                [new FieldError("accountIds", FormattableString.Invariant($"请按先后列出成员，最多 {MaxContacts} 个，不能重复。"))]);
        foreach (var member in members)
            member.NotifyOrder = order.TryGetValue(member.AccountId, out var place) ? place : null;
        await AuditChain.AppendAsync(
            database, new AuditEvent(membership.Workshop.Id, caller.AccountId, "reminderContacts.set", workshopId),
            clock.UtcNow, cancellation);
        return TypedResults.Ok(await MembersAsync(database, membership.Workshop.Id, cancellation));
    }

    /// <summary>Null when the list names somebody twice or somebody who is no member.</summary>
    private static Dictionary<Guid, short>? OrderOf(ContactsBody body, List<Member> members)
    {
        if (body.AccountIds is not { Count: <= MaxContacts } ids)
            return null;
        Dictionary<Guid, short> order = [];
        foreach (var text in ids)
        {
            if (!PublicId.TryParse(IdKinds.Account, text, out var id)
                || members.TrueForAll(m => m.AccountId != id)
                || !order.TryAdd(id, (short)(order.Count + 1)))
                return null;
        }

        return order;
    }

    private static async Task<ListView<MemberView>> MembersAsync(LabelHubContext database, Guid workshopId, CancellationToken cancellation)
    {
        var members = await database.Members.AsNoTracking().Where(m => m.WorkshopId == workshopId)
            .OrderBy(m => m.NotifyOrder == null).ThenBy(m => m.NotifyOrder).ThenBy(m => m.JoinedAt).Take(AcceptInvitation.MaxMembers)
            .ToListAsync(cancellation);
        return new ListView<MemberView>(
            [.. members.Select(m => new MemberView(PublicId.Format(IdKinds.Account, m.AccountId), m.Role, m.JoinedAt, m.NotifyOrder))]);
    }
}

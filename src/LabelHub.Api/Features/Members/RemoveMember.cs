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

/// <summary>
/// DELETE /v1/workshops/{workshopId}/members/{accountId}: the owner lets somebody go, or a member leaves. Whoever is
/// gone is told nothing more: what they were to hear goes to whoever comes next.
/// </summary>
public static class RemoveMember
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/v1/workshops/{workshopId}/members/{accountId}", HandleAsync)
        .WithName("RemoveMember").WithSummary("移除成员，或自己退出").WithTags("Members").Transactional();

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string workshopId, string accountId, Caller caller, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (!PublicId.TryParse(IdKinds.Account, accountId, out var id)
            || await database.FindAndLockMembersAsync(caller, workshopId, cancellation) is not { } membership)
            return Memberships.NotFound();
        var members = await database.Members.AsNoTracking().Where(m => m.WorkshopId == membership.Workshop.Id).ToListAsync(cancellation);
        if (members.Find(m => m.AccountId == caller.AccountId) is not { } self || (self.Role != MemberRole.Owner && id != caller.AccountId))
            return Memberships.OwnerRequired();
        if (members.Find(m => m.AccountId == id) is not { } leaver)
            return Memberships.NotFound();
        if (id != caller.AccountId && leaver.Role == MemberRole.Owner && NewOwners.Refusal(self, clock.UtcNow, "移除别的店主") is { } refusal)
            return refusal;
        if (members.TrueForAll(m => m.AccountId == id || m.Role != MemberRole.Owner))
            return Problems.Of(409, "member.lastOwner", "这家小作坊只有这一位店主，请先邀请另一位店主。");
        if (await database.ReportSchedules.AnyAsync(
            s => s.WorkshopId == membership.Workshop.Id && s.ContactAccountId == id && s.DeletedAt == null, cancellation))
            return Problems.Of(409, "member.filesReports", "这位成员还是报送人，请先把报送日程换给别人。");
        await LetGoAsync(database, membership.Workshop.Id, leaver, clock.UtcNow, cancellation);
        await AuditChain.AppendAsync(
            database, new AuditEvent(membership.Workshop.Id, caller.AccountId, "member.left", accountId), clock.UtcNow, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task LetGoAsync(
        LabelHubContext database, Guid workshop, Member leaver, DateTimeOffset now, CancellationToken cancellation)
    {
        await database.Members.Where(m => m.WorkshopId == workshop && m.AccountId == leaver.AccountId).ExecuteDeleteAsync(cancellation);
        await database.Invitations.Where(Invitation.IsOpen(now)).Where(i => i.WorkshopId == workshop && i.CreatedBy == leaver.AccountId)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.EndedAt, now), cancellation);
        await database.CalendarLinks.Where(l => l.WorkshopId == workshop && l.AccountId == leaver.AccountId && l.RevokedAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, now), cancellation);
        // reminders first, as everybody takes them; two must not wait for each other
        await database.Database.ExecuteSqlAsync(
            $"""
            SELECT 1 FROM reminders r WHERE r.workshop_id = {workshop}
              AND EXISTS (SELECT 1 FROM notices n WHERE n.reminder_id = r.id AND n.account_id = {leaver.AccountId}) ORDER BY r.id FOR UPDATE
            """,
            cancellation);
        // what is being sent at this moment is sent; of everything else the next person is told at once
        await database.Database.ExecuteSqlAsync(
            $"""
            WITH gone AS (
                DELETE FROM notices n USING reminders r
                WHERE n.reminder_id = r.id AND r.workshop_id = {workshop} AND n.account_id = {leaver.AccountId}
                  AND (n.delivery_id IS NULL OR EXISTS (SELECT 1 FROM deliveries d WHERE d.id = n.delivery_id AND d.state IN ('pending', 'claimed', 'unknown')))
                RETURNING n.reminder_id)
            UPDATE reminders r SET escalate_at = {now} FROM gone WHERE r.id = gone.reminder_id AND r.state = 'due' AND r.audience = 'workshop'
            """,
            cancellation);
    }
}

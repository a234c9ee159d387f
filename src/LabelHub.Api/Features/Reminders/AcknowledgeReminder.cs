using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Reminders;

/// <summary>
/// POST /v1/reminders/{reminderId}/acknowledgement: somebody has seen to it. Nobody further is told; of a return the
/// whole period is done.
/// </summary>
public static class AcknowledgeReminder
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/reminders/{reminderId}/acknowledgement", HandleAsync)
        .WithName("AcknowledgeReminder").WithSummary("知道了").WithTags("Reminders").Transactional();

    public static async Task<Results<Ok<ReminderView>, ProblemHttpResult>> HandleAsync(
        string reminderId, Caller caller, LabelHubContext database, ReminderBook book,
        WorkCalendar calendar, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (!PublicId.TryParse(IdKinds.Reminder, reminderId, out var id)
            || await database.RemindersFor(caller).SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } reminder)
            return Memberships.NotFound();
        if (reminder.State == ReminderState.Due && await SettleAsync(reminder, caller, database, clock.UtcNow, cancellation))
        {
            await AuditChain.AppendAsync(
                database, new AuditEvent(reminder.WorkshopId, caller.AccountId, "reminder.acknowledged", reminderId),
                clock.UtcNow, cancellation);
            if (reminder.Kind == ReminderKind.ReportDue)
                await book.RefreshAsync(database, reminder.Kind, reminder.SubjectId, clock.UtcNow, cancellation);
        }

        await database.Entry(reminder).ReloadAsync(cancellation);
        if (reminder.State != ReminderState.Acknowledged)
            return Problems.Of(409, "reminder.notDue", "这条提醒已经不用处理了，请刷新列表。");
        var views = await ReminderViews.LoadAsync(database, [reminder], calendar, clock.Today, cancellation);
        return TypedResults.Ok(views[reminder.Id]);
    }

    /// <summary>False when it was settled by somebody else meanwhile.</summary>
    private static async Task<bool> SettleAsync(
        Reminder reminder, Caller caller, LabelHubContext database, DateTimeOffset now, CancellationToken cancellation)
    {
        var settled = await database.Database.ExecuteSqlAsync(
            $"""
            UPDATE reminders SET state = 'acknowledged', acknowledged_at = {now}, acknowledged_by = {caller.AccountId}, escalate_at = NULL
            WHERE id = {reminder.Id} AND state = 'due'
            """,
            cancellation);
        await database.Notices.Where(n => n.ReminderId == reminder.Id && n.DeliveryId == null).ExecuteDeleteAsync(cancellation);
        return settled == 1;
    }
}

using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Reminders;

/// <summary>How a reminder reached, or is to reach, a person.</summary>
/// <param name="Channel"><c>inApp</c>, which never fails, or <c>weChat</c>.</param>
/// <param name="State"><c>shown</c>; <c>waiting</c> for the day's message; else the state of the message.</param>
/// <param name="At">When that was, or will be at the earliest.</param>
public sealed record ReminderDeliveryView(string Channel, string State, DateTimeOffset At);

/// <summary>
/// A reminder as the contract writes it: one line of the to-do list. The subject is the id of the batch, workshop,
/// paper, schedule or product, the title its name; the message counts from today.
/// </summary>
public sealed record ReminderView(
    string Id,
    ReminderKind Kind,
    string Subject,
    string Title,
    string Message,
    ReminderAudience Audience,
    DateOnly DueDate,
    string Stage,
    ReminderState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? AcknowledgedAt,
    IReadOnlyList<ReminderDeliveryView> Deliveries);

/// <summary>Makes views of a page of reminders with a bounded number of queries.</summary>
public static class ReminderViews
{
    public static async Task<Dictionary<Guid, ReminderView>> LoadAsync(
        LabelHubContext database, IReadOnlyCollection<Reminder> reminders,
        WorkCalendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var titles = await SubjectTitles.LoadAsync(
            database, [.. reminders.Select(r => (r.Kind, r.SubjectId))], withNames: true, cancellation);
        var deliveries = await DeliveriesAsync(database, [.. reminders.Select(r => r.Id)], cancellation);
        return reminders.ToDictionary(
            r => r.Id, r => Of(r, titles.GetValueOrDefault((r.Kind, r.SubjectId)) ?? "", deliveries[r.Id], calendar, today));
    }

    private static ReminderView Of(
        Reminder reminder, string title, IEnumerable<ReminderDeliveryView> messages, WorkCalendar calendar, DateOnly today)
    {
        var text = new ReminderText(reminder.Kind, reminder.Audience, title, reminder.DueDate, reminder.RenewBy, reminder.Note)
        {
            DueTime = reminder.DueTime,
        };
        return new ReminderView(
            PublicId.Format(IdKinds.Reminder, reminder.Id),
            reminder.Kind,
            PublicId.Format(IdKindOf(reminder.Kind), reminder.SubjectId),
            title,
            text.Message(today, calendar),
            reminder.Audience,
            reminder.DueDate,
            reminder.Stage,
            reminder.State,
            reminder.CreatedAt,
            reminder.AcknowledgedAt,
            [new ReminderDeliveryView("inApp", "shown", reminder.CreatedAt), .. messages]);
    }

    private static async Task<ILookup<Guid, ReminderDeliveryView>> DeliveriesAsync(
        LabelHubContext database, Guid[] ids, CancellationToken cancellation)
    {
        var rows = await (from notice in database.Notices
                          where ids.Contains(notice.ReminderId)
                          join delivery in database.Deliveries on notice.DeliveryId equals delivery.Id into made
                          from delivery in made.DefaultIfEmpty()
                          orderby notice.ReadyAt
                          select new { notice.ReminderId, notice.ReadyAt, delivery }).AsNoTracking().ToListAsync(cancellation);
        return rows.ToLookup(r => r.ReminderId, r => r.delivery is null
            ? new ReminderDeliveryView("weChat", "waiting", r.ReadyAt)
            : new ReminderDeliveryView(
                "weChat",
                System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(StateOf(r.delivery).ToString()),
                r.delivery.SentAt ?? r.delivery.SendingSince ?? r.delivery.NotBefore));
    }

    /// <summary>What was once taken for sent without proof is not shown as sent.</summary>
    private static DeliveryState StateOf(Delivery delivery) =>
        delivery.Evidence == DeliveryEvidence.Policy ? DeliveryState.Unknown : delivery.State;

    private static string IdKindOf(ReminderKind kind) => kind switch
    {
        ReminderKind.BatchExpiry => IdKinds.Batch,
        ReminderKind.RegistrationCertificate => IdKinds.Workshop,
        ReminderKind.ReportDue => IdKinds.ReportSchedule,
        ReminderKind.RuleChange => IdKinds.Product,
        _ => IdKinds.Credential,
    };
}

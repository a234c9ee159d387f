using LabelHub.Api.Security;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Api.Features.Reminders;

public static class FindReminders
{
    /// <summary>
    /// What speaks to the caller: the reminders of their workshops, and of those that tell an office contact to file
    /// only their own. An owner is never told to file.
    /// </summary>
    public static IQueryable<Reminder> RemindersFor(this LabelHubContext database, Caller caller) =>
        from reminder in database.Reminders
        where database.Members.Any(m => m.WorkshopId == reminder.WorkshopId && m.AccountId == caller.AccountId)
            && (reminder.Audience == ReminderAudience.Workshop
                || database.ReportSchedules.Any(s => s.Id == reminder.SubjectId && s.ContactAccountId == caller.AccountId))
        select reminder;
}

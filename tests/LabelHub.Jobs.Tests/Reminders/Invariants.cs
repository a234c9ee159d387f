using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>What must hold whatever happened.</summary>
internal sealed class Invariants(World world)
{
    public async Task CheckAsync()
    {
        await using var context = world.Open();
        var reminders = await context.Reminders.AsNoTracking().ToListAsync();
        var notices = await context.Notices.AsNoTracking().ToListAsync();
        CheckMessages();
        foreach (var reminder in reminders.Where(r => r.State == ReminderState.Due))
            Assert.Contains(notices, n => n.ReminderId == reminder.Id);
        Assert.DoesNotContain(notices, n => n.DeliveryId is null && reminders.Single(r => r.Id == n.ReminderId).State != ReminderState.Due);
        foreach (var watch in await context.Watches.AsNoTracking().ToListAsync())
            CheckSubject(watch, [.. reminders.Where(r => r.SubjectId == watch.SubjectId && r.Kind == watch.Kind)]);
        await CheckEndedAsync(context, reminders);
    }

    /// <summary>One message for a person and day, outside the quiet hours; nobody is told of a reminder twice.</summary>
    private void CheckMessages()
    {
        Assert.Equal(world.Sent.Count, world.Sent.DistinctBy(s => (s.Account, ShanghaiTime.DateOf(s.At))).Count());
        Assert.All(world.Sent, s => Assert.Equal(s.At, QuietHours.NextAllowed(s.At)));
        var told = world.Sent.SelectMany(s => s.Reminders.Select(r => (s.Account, r))).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    /// <summary>Every stage that has passed and could still help is a row, and what is waited for lies ahead.</summary>
    private void CheckSubject(Watch watch, List<Reminder> reminders)
    {
        var now = world.Clock.GetUtcNow();
        Assert.True(watch.NextAt is null || watch.NextAt > now);
        if (watch.DueDate is not { } date)
        {
            Assert.DoesNotContain(reminders, r => r.State == ReminderState.Due);
            return;
        }

        if (watch.Kind is ReminderKind.ReportDue)
            return;
        var subject = new DueSubject(watch.Kind, date) { DueTime = watch.DueTime, StartsOn = watch.StartsOn, RenewDaysBefore = watch.RenewDaysBefore };
        var passed = Stages.Of(subject, World.Calendar).Where(s => s.At <= now).ToList();
        // what was cancelled and came back too late to help stays cancelled
        if (passed.Count > 0 && subject.IsUseful(now))
            Assert.Contains(reminders, r => r.Stage == passed[^1].Key && r.DueDate == date && r.State != ReminderState.Cancelled);
        Assert.True(reminders.Count(r => r.State == ReminderState.Due) <= 1, "a subject is one line of the list");
        Assert.All(reminders.Where(r => r.State == ReminderState.Due), r => Assert.Equal(date, r.DueDate));
    }

    private static async Task CheckEndedAsync(LabelHubContext context, List<Reminder> reminders)
    {
        var ended = await context.Batches.Where(b => b.State != BatchState.Active).Select(b => b.Id)
            .Concat(context.Credentials.Where(c => c.DeletedAt != null).Select(c => c.Id)).ToListAsync();
        Assert.DoesNotContain(reminders, r => ended.Contains(r.SubjectId) && r.State == ReminderState.Due);
    }
}

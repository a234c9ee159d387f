using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Operations;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>Bugs that other reminder programs were reported for, each with its number there.</summary>
public sealed class KnownBugsTests
{
    [Theory]
    [InlineData(BatchState.SoldOut)]
    [InlineData(BatchState.Closed)]
    [InlineData(BatchState.Recalled)]
    public async Task CalCom7225And6973_SubjectThatEnded_IsNotRemindedOfAfterwards(BatchState end)
    {
        await using var world = await World.BeginAsync("2026-11-09");
        var batch = await world.AddBatchAsync("2026-11-01", "2026-11-30");
        world.Clock.To("2026-11-17", hour: 6); // half of its life is over; the message waits for the morning
        await world.ScanAsync();
        Assert.Equal(["life50 due"], await world.StagesAsync());

        await world.SetBatchAsync(batch, end);
        foreach (var day in new[] { "2026-11-17", "2026-11-24", "2026-11-27", "2026-12-01" })
        {
            world.Clock.To(day);
            await world.WorkAsync();
        }

        Assert.Equal(["life50 cancelled"], await world.StagesAsync());
        Assert.Empty(world.Sent);
    }

    [Fact]
    public async Task CalCom10749_NewSubject_DoesNotSendAllItsStagesAtOnce()
    {
        await using var world = await World.BeginAsync("2026-12-11");

        await world.RenewAsync("2026-12-31"); // twenty days are left: three stages lie in the past
        await world.WorkAsync();

        Assert.Equal(["d30 due"], await world.StagesAsync());
        Assert.Single(Assert.Single(world.Sent).Reminders);
        world.Clock.To("2026-12-24");
        await world.WorkAsync();
        world.Clock.To("2026-12-31");
        await world.WorkAsync();
        Assert.Equal(3, world.Sent.Count);
    }

    [Fact]
    public async Task CalId790_EditedDate_CancelsTheOldReminderAndMakesTheNewOne()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        var paper = await world.AddPaperAsync("2026-12-05");
        Assert.Equal(["d30 due"], await world.StagesAsync());

        await world.SetPaperAsync(paper, p => p.ValidUntil = new DateOnly(2027, 12, 5));
        Assert.Equal(["d30 cancelled"], await world.StagesAsync());
        world.Clock.To("2027-11-05");
        await world.WorkAsync();

        Assert.Equal(["d30 cancelled", "d30 due"], await world.StagesAsync());
        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task CalId1442_StageSaidLate_TellsTheTimeThatIsReallyLeft()
    {
        await using var world = await World.BeginAsync("2026-10-01");
        await world.AddPaperAsync("2026-12-05");
        world.Clock.To("2026-12-04"); // the 30 days ahead and the 7 days ahead were slept through

        await world.WorkAsync();

        Assert.Equal(["d30 skipped", "d7 due"], await world.StagesAsync());
        var reminder = (await world.RemindersAsync()).Single(r => r.State == ReminderState.Due);
        var text = new ReminderText(reminder.Kind, reminder.Audience, "健康证", reminder.DueDate, reminder.RenewBy, reminder.Note);
        Assert.Contains("明天到期", text.Message(new DateOnly(2026, 12, 4), World.Calendar), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CalComPr22353_PastReminder_IsSkippedAndNotTriedForEver()
    {
        await using var world = await World.BeginAsync("2026-11-01");
        await world.AddBatchAsync("2026-11-01", "2026-11-30");
        world.Clock.To("2027-02-01");

        for (var i = 0; i < 3; i++)
        {
            await world.WorkAsync();
            world.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["life20 skipped", "life5 skipped", "life50 skipped"], await world.StagesAsync());
        Assert.Empty(world.Sent);
        Assert.Equal(0, await world.ScanAsync());
    }

    [Fact]
    public async Task Hangfire1929_MonthlyRunNineDaysLateAndOften_MakesOneReminder()
    {
        await using var world = await World.BeginAsync("2026-10-12");
        await world.AddScheduleAsync(day: 24, leads: [14]); // to be reminded of on the 10th
        world.Clock.To("2026-11-19");

        for (var i = 0; i < 50; i++)
            await world.ScanAsync();
        await world.WorkAsync();

        var reminders = await world.RemindersAsync();
        // October's was said when it was set up; November's is said once, late, and December's waits
        Assert.Equal([new DateOnly(2026, 10, 23), new DateOnly(2026, 11, 24)], reminders.Select(r => r.DueDate).Order());
        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task Hangfire2462_SchedulerThatStoppedForDays_RaisesTheAlarmAndCatchesUpOnce()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddPaperAsync("2026-12-22");
        await using var context = world.Open();
        var now = world.Clock.GetUtcNow();
        context.JobHeartbeats.Add(new JobHeartbeat { Job = "due-scan", EverySeconds = 300, RegisteredAt = now, SucceededAt = now, Node = "n" });
        await context.SaveChangesAsync();
        Assert.False((await JobHealth.ReadAsync(context, now.AddMinutes(11), default)).Single().Overdue);

        world.Clock.To("2026-11-24");

        Assert.True((await JobHealth.ReadAsync(context, world.Clock.GetUtcNow(), default)).Single().Overdue);
        await world.WorkAsync();
        Assert.Equal(["d30 due"], await world.StagesAsync());
        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task Hangfire1025And2104_ScansAndBundlingsAtOnce_MakeEverythingOnce()
    {
        await using var world = await World.BeginAsync("2026-10-01");
        for (var i = 0; i < 40; i++)
            await world.AddPaperAsync("2026-12-05");
        world.Clock.To("2026-11-05");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.ScanAsync()));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.BundleAsync()));
        await world.SendAsync();

        Assert.Equal(40, (await world.RemindersAsync()).Count);
        Assert.Equal(40, Assert.Single(world.Sent).Reminders.Length);
    }

    [Fact]
    public async Task Grocy156_WhatIsDue_ReachesAPersonAndNotOnlyAList()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddPaperAsync("2026-12-05");

        await world.WorkAsync();

        Assert.Equal(world.Owner.Id, Assert.Single(world.Sent).Account);
    }

    [Fact]
    public async Task Grocy597_Warnings_GoByTheShareOfLifeLeftAndNotByFixedDays()
    {
        await using var world = await World.BeginAsync("2026-11-02");
        await world.AddBatchAsync("2026-11-02", "2026-11-11"); // ten days
        await world.AddBatchAsync("2026-11-02", "2027-05-01"); // half a year
        await using var context = world.Open();

        var next = await context.Watches.Where(w => w.Kind == ReminderKind.BatchExpiry).OrderBy(w => w.DueDate).Select(w => w.NextAt).ToListAsync();

        Assert.Equal([new DateOnly(2026, 11, 6), new DateOnly(2027, 1, 31)], next.Select(n => ShanghaiTime.DateOf(n!.Value)));
    }

    [Fact]
    public async Task Grocy954_AheadDueAndExpired_AreToldApart()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddPaperAsync("2026-12-05");
        var said = new List<string>();
        foreach (var day in new[] { "2026-11-20", "2026-12-05", "2026-12-06" })
        {
            world.Clock.To(day);
            await world.WorkAsync();
            var due = (await world.RemindersAsync()).Single(r => r.State == ReminderState.Due);
            said.Add(due.Stage + ": " + new ReminderText(due.Kind, due.Audience, "健康证", due.DueDate, null, null).Message(DateOnly.Parse(day), World.Calendar));
        }

        Assert.Equal(
            [
                "d30: 健康证还有 15 天到期（2026年12月5日），请尽早办新的。",
                "d0: 健康证今天到期（2026年12月5日），请尽早办新的。",
                "expired: 健康证已于2026年12月5日到期，请换上有效的。",
            ],
            said);
        Assert.Equal(3, world.Sent.Count);
    }
}

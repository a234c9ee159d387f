using LabelHub.Domain.Reminders;
using LabelHub.Domain.Rules;
using LabelHub.Persistence.Batches;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Tests.Reminders;

public sealed class DueScanTests
{
    [Fact]
    public async Task Scan_ACertificateInAProvinceWithARenewalLine_RemindsAheadOfIt()
    {
        await using var world = await World.BeginAsync("2026-10-01");
        await world.RenewAsync("2026-12-31");
        List<string> days = [];
        for (var i = 0; i < 120; i++, world.Clock.Advance(TimeSpan.FromDays(1)))
        {
            var before = world.Sent.Count;
            await world.WorkAsync();
            if (world.Sent.Count > before)
                days.Add(ShanghaiTime.DateOf(world.Clock.GetUtcNow()).ToString("MM-dd"));
        }

        Assert.Equal(["11-01", "11-16", "11-26", "12-01", "12-24", "12-31"], days);
        Assert.All(await world.RemindersAsync(), r => Assert.Equal(new DateOnly(2026, 12, 1), r.RenewBy));
    }

    [Fact]
    public async Task Renew_OnDayForty_CancelsTheLaterStages()
    {
        await using var world = await World.BeginAsync("2026-11-21");
        await world.RenewAsync("2026-12-31");
        await world.WorkAsync();
        await world.RenewAsync("2029-12-31");
        for (var i = 0; i < 60; i++, world.Clock.Advance(TimeSpan.FromDays(1)))
            await world.WorkAsync();

        Assert.Equal(["d45 cancelled"], await world.StagesAsync());
        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task Batch_SoldOutByMistakeAndActiveAgain_IsDueAgainAndToldOnce()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        var batch = await world.AddBatchAsync("2026-11-01", "2026-11-30");
        await world.WorkAsync();
        await world.SetBatchAsync(batch, BatchState.SoldOut);
        Assert.Equal(["life50 cancelled"], await world.StagesAsync());

        await world.SetBatchAsync(batch, BatchState.Active);
        Assert.Equal(["life50 due"], await world.StagesAsync());
        world.Clock.To("2026-11-21");
        await world.WorkAsync();

        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task Batch_SoldOutBeforeItsMessageWentAndActiveAgain_IsToldAfterAll()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        var batch = await world.AddBatchAsync("2026-11-01", "2026-11-30");
        await world.BundleAsync();
        await world.SetBatchAsync(batch, BatchState.SoldOut);
        await world.SendAsync();
        Assert.Empty(world.Sent);

        await world.SetBatchAsync(batch, BatchState.Active);
        world.Clock.To("2026-11-21");
        await world.WorkAsync();

        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task Return_Acknowledged_NudgesNoFurtherAndComesBackNextMonth()
    {
        await using var world = await World.BeginAsync("2026-11-17");
        await world.AddScheduleAsync(day: 24, leads: [6, 1, 0]);
        world.Clock.To("2026-11-18");
        await world.WorkAsync();
        await world.AcknowledgeAsync((await world.RemindersAsync()).Single().Id);
        for (var i = 0; i < 31; i++, world.Clock.Advance(TimeSpan.FromDays(1)))
            await world.WorkAsync();

        Assert.Equal(2, world.Sent.Count);
        Assert.Equal([new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 24)], (await world.RemindersAsync()).Select(r => r.DueDate));
    }

    [Fact]
    public async Task Return_ForAnOffice_TellsItsContactAndNobodyElse()
    {
        await using var world = await World.BeginAsync("2026-11-17");
        var officer = await world.HireAsync(notifyOrder: null);
        await world.AddScheduleAsync(day: 24, leads: [3], ReminderAudience.Office, officer.Id);
        world.Clock.To("2026-11-22");
        await world.WorkAsync();

        Assert.Equal(officer.Id, Assert.Single(world.Sent).Account);
    }

    [Fact]
    public async Task Replan_ANewHolidayIsPublished_MovesTheDueDateOfAReturn()
    {
        await using var world = await World.BeginAsync("2027-01-05"); // a year without a file: weekends only
        await world.AddScheduleAsync(day: 20, leads: [0]);
        var holiday = WorkCalendar.Compile([new RuleSource(
            "calendar/2027.yaml",
            "year: 2027\nstatus: verified\nsource: 试验\nholidays:\n  - { name: 试验, from: 2027-01-19, until: 2027-01-20 }\nworkdays: []\n")]);

        await world.ReplanAsync(holiday);
        world.Clock.To("2027-01-18");
        await world.WorkAsync();

        Assert.Equal(new DateOnly(2027, 1, 18), (await world.RemindersAsync()).Single().DueDate);
        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task Replan_RowsFromBeforeThereWereReminders_AreTakenOn()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        var paper = await world.AddPaperAsync("2027-12-05");
        await using var context = world.Open();
        await context.Watches.ExecuteUpdateAsync(set => set
            .SetProperty(w => w.PlanEdition, "").SetProperty(w => w.DueDate, (DateOnly?)null)
            .SetProperty(w => w.NextStage, (string?)null).SetProperty(w => w.NextAt, (DateTimeOffset?)null));

        await world.ReplanAsync();

        var watch = await context.Watches.AsNoTracking().SingleAsync(w => w.SubjectId == paper);
        Assert.Equal(("d30", new DateOnly(2027, 12, 5)), (watch.NextStage, watch.DueDate));
    }

    [Fact]
    public async Task Food_ThatKeepsForHours_IsRemindedOfTheSameMorning()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddBatchAsync("2026-11-20", "2026-11-21", time: "18:00");
        world.Clock.To("2026-11-21", hour: 1);
        await world.WorkAsync();
        Assert.Equal(["sameMorning due"], await world.StagesAsync());
        Assert.Empty(world.Sent);

        world.Clock.To("2026-11-21", hour: 8);
        await world.WorkAsync();
        Assert.Single(world.Sent);
    }
}

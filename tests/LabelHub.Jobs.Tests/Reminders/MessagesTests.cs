using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>One message for a person and day, none in the quiet hours, and the next person only when nobody answers.</summary>
public sealed class MessagesTests
{
    [Fact]
    public async Task Bundle_SeveralKindsOfOneMorning_AreOneMessage()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddPaperAsync("2026-12-21");
        await world.AddBatchAsync("2026-11-01", "2026-12-11");
        await world.AddScheduleAsync(day: 24, leads: [3]);
        world.Clock.To("2026-11-21");
        await world.WorkAsync();

        Assert.Equal(3, Assert.Single(world.Sent).Reminders.Length);
        await using var context = world.Open();
        Assert.Equal(DeliveryPurpose.Expiry, (await context.Deliveries.SingleAsync()).Purpose);
    }

    [Fact]
    public async Task Bundle_NothingButReturns_IsAReportMessage()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddScheduleAsync(day: 24, leads: [3]);
        world.Clock.To("2026-11-21");
        await world.WorkAsync();
        await using var context = world.Open();
        Assert.Equal(DeliveryPurpose.Report, (await context.Deliveries.SingleAsync()).Purpose);
    }

    [Fact]
    public async Task Bundle_AfterTheDaysMessageWent_WaitsForTomorrow()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddPaperAsync("2026-12-05");
        await world.WorkAsync();
        await world.AddPaperAsync("2026-12-06");
        await world.WorkAsync();
        Assert.Single(world.Sent);

        world.Clock.To("2026-11-21", hour: 8);
        await world.WorkAsync();
        Assert.Equal(2, world.Sent.Count);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    [InlineData(23, false)]
    public async Task Bundle_InTheQuietHours_WaitsForTheMorning(int hour, bool sent)
    {
        await using var world = await World.BeginAsync("2026-11-20");
        world.Clock.To("2026-11-20", hour);
        await world.AddPaperAsync("2026-12-05");
        await world.WorkAsync();
        Assert.Equal(sent ? 1 : 0, world.Sent.Count);

        world.Clock.To("2026-11-21", hour: 8);
        await world.WorkAsync();
        Assert.Single(world.Sent);
        Assert.Equal(["d30 due"], await world.StagesAsync());
    }

    [Fact]
    public async Task Bundle_AMessageLeftOverFromYesterday_TakesTodaysWithIt()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.AddPaperAsync("2026-12-05");
        await world.BundleAsync(); // nobody sends it
        world.Clock.To("2026-11-21");
        await world.AddPaperAsync("2026-12-06");
        await world.WorkAsync();
        await world.WorkAsync();

        Assert.Equal(2, Assert.Single(world.Sent).Reminders.Length);
    }

    [Fact]
    public async Task Bundle_MoreNoticesThanOnePortion_JoinsThemAll()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await using var context = world.Open();
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO credentials (id, workshop_id, kind, valid_until, created_at)
            SELECT gen_random_uuid(), {world.Workshop.Id}, 'healthCertificate', '2026-12-05', now() FROM generate_series(1, 4500)
            """);
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO watches (subject_id, kind, workshop_id, audience, plan_edition)
            SELECT id, 'healthCertificate', workshop_id, 'workshop', '' FROM credentials
            """);
        await world.ReplanAsync();
        await world.BundleAsync();

        Assert.Equal(4500, await context.Notices.CountAsync());
        Assert.Equal(0, await context.Notices.CountAsync(n => n.DeliveryId == null));
        Assert.Equal(1, await context.Deliveries.CountAsync());
    }

    [Fact]
    public async Task Escalate_NobodyAnswers_TellsTheNextPersonNamedOneAfterTheOther()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        var first = await world.HireAsync(notifyOrder: 1);
        var second = await world.HireAsync(notifyOrder: 2);
        await world.AddPaperAsync("2026-12-05");
        for (var hour = 0; hour < 24 * 4; hour++, world.Clock.Advance(TimeSpan.FromHours(1)))
        {
            await world.EscalateAsync();
            await world.WorkAsync();
        }

        Assert.Equal([first.Id, second.Id], world.Sent.Select(s => s.Account));
        Assert.Equal(1, (await world.RemindersAsync()).Single().Escalation);
    }

    [Fact]
    public async Task Escalate_SomebodyAcknowledged_TellsNobodyFurther()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.HireAsync(notifyOrder: 1);
        await world.HireAsync(notifyOrder: 2);
        await world.AddPaperAsync("2026-12-05");
        await world.WorkAsync();
        await world.AcknowledgeAsync((await world.RemindersAsync()).Single().Id);
        for (var day = 0; day < 4; day++, world.Clock.Advance(TimeSpan.FromDays(1)))
        {
            await world.EscalateAsync();
            await world.WorkAsync();
        }

        Assert.Single(world.Sent);
    }

    [Fact]
    public async Task Escalate_TwoNodesAtOnce_TellOnce()
    {
        await using var world = await World.BeginAsync("2026-11-20");
        await world.HireAsync(notifyOrder: 1);
        await world.HireAsync(notifyOrder: 2);
        await world.HireAsync(notifyOrder: 3);
        await world.AddPaperAsync("2026-12-05");
        world.Clock.Advance(TimeSpan.FromHours(25));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.EscalateAsync()));

        await using var context = world.Open();
        Assert.Equal(2, await context.Notices.CountAsync());
    }
}

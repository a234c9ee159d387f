using LabelHub.Jobs.Messaging;
using LabelHub.Jobs.Tests.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Reminders;
using LabelHub.TestKit.WeChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.Jobs.Tests.Crashes;

/// <summary>Messages in doubt whose reason goes meanwhile: what the random sequences found, each by itself.</summary>
public sealed class DoubtTests : IAsyncLifetime
{
    private FakeWeChatProcess _fake = null!;

    public async Task InitializeAsync() => _fake = await FakeWeChatProcess.StartAsync();

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task Unknown_NothingLeftToTell_StaysUnknownAndTheNextMessageGoes()
    {
        await using var world = await World.BeginAsync("2026-11-02");
        using var node = new Node(world, _fake);
        await GrantAsync(world, FakeWeChatProcess.ExpiryTemplate, 1);
        await _fake.FailAsync(new { action = "commitThenReset", api = "subscribe/send", times = 1 });
        await world.AddPaperAsync("2026-11-09");
        await SendAsync(world, node);
        Assert.Equal(["unknown"], await StatesAsync(world));

        // acknowledged while nobody knows whether the message went out: no second try can prove it
        await world.AcknowledgeAsync(Assert.Single(await world.RemindersAsync()).Id);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await node.Dispatcher.ReconcileAsync(default);
        Assert.Equal(["unknown"], await StatesAsync(world));

        await GrantAsync(world, FakeWeChatProcess.ExpiryTemplate, 1);
        world.Clock.To("2026-11-03", hour: 9);
        await world.AddPaperAsync("2026-11-10");
        await SendAsync(world, node);
        Assert.Equal(["unknown", "sent answer"], await StatesAsync(world));
    }

    [Fact]
    public async Task ToBeSentOnceMore_NothingLeftToTell_StaysUnknown()
    {
        await using var world = await World.BeginAsync("2026-11-02");
        using var node = new Node(world, _fake);
        await GrantAsync(world, FakeWeChatProcess.ReportTemplate, 3);
        await _fake.FailAsync(new { action = "commitThenReset", api = "subscribe/send", times = 1 });
        await world.AddScheduleAsync(9, [7, 0]);
        await SendAsync(world, node);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await node.Dispatcher.ReconcileAsync(default);
        Assert.Equal(["pending"], await StatesAsync(world));

        foreach (var reminder in await world.RemindersAsync())
            await world.AcknowledgeAsync(reminder.Id);
        await node.Dispatcher.SendGroupAsync(default);

        Assert.Equal(["unknown"], await StatesAsync(world));
        Assert.Single(await _fake.ReadSendsAsync());
    }

    [Fact]
    public async Task InDoubtWithConsentsLeft_IsSentOnceMoreAndCounted()
    {
        await using var world = await World.BeginAsync("2026-11-02");
        using var node = new Node(world, _fake);
        await GrantAsync(world, FakeWeChatProcess.ExpiryTemplate, 3);
        await _fake.FailAsync(new { action = "commitThenReset", api = "subscribe/send", times = 1 });
        await world.AddPaperAsync("2026-11-09");
        await SendAsync(world, node);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await node.Dispatcher.ReconcileAsync(default);
        await node.Dispatcher.SendGroupAsync(default);

        Assert.Equal(["sent answer"], await StatesAsync(world));
        Assert.Equal(2, (await _fake.ReadSendsAsync()).Count);
        await using var context = world.Open();
        Assert.Equal(1, await context.Deliveries.PossiblyTwice().CountAsync());
    }

    [Fact]
    public async Task SecondTryInDoubtToo_StaysUnknownAndTheNextContactIsToldAtOnce()
    {
        await using var world = await World.BeginAsync("2026-11-02");
        var second = await world.HireAsync(notifyOrder: 2);
        await using (var context = world.Open())
            await context.Members.Where(m => m.AccountId == world.Owner.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.NotifyOrder, (short)1));
        using var node = new Node(world, _fake);
        await GrantAsync(world, FakeWeChatProcess.ExpiryTemplate, 3);
        await _fake.FailAsync(new { action = "html200", api = "subscribe/send", times = 2 });
        await world.AddPaperAsync("2026-11-09");
        await SendAsync(world, node);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await node.Dispatcher.ReconcileAsync(default);
        await node.Dispatcher.SendGroupAsync(default);

        Assert.Equal(["unknown"], await StatesAsync(world));
        await using (var context = world.Open())
        {
            Assert.Equal([second.Id], await context.Notices.Where(n => n.DeliveryId == null).Select(n => n.AccountId).ToListAsync());
            Assert.Equal(world.Clock.GetUtcNow(), (await context.Deliveries.SingleAsync()).HandedOnAt);
        }

        // it does not hold back what comes later, and is not handed on twice
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await node.Dispatcher.ReconcileAsync(default);
        world.Clock.To("2026-11-03", hour: 9);
        await GrantAsync(world, FakeWeChatProcess.ExpiryTemplate, 1);
        await world.AddPaperAsync("2026-11-10");
        await SendAsync(world, node);
        await using var after = world.Open();
        var owners = await after.Deliveries.Where(d => d.AccountId == world.Owner.Id).OrderBy(d => d.Day).Select(d => d.State).ToListAsync();
        Assert.Equal([DeliveryState.Unknown, DeliveryState.Sent], owners);
        Assert.Equal(3, await after.Notices.CountAsync());
    }

    [Fact]
    public async Task SoldOutAfterTheClaimAndActiveAgain_IsToldAfterAll()
    {
        await using var world = await World.BeginAsync("2026-11-02");
        using var node = new Node(world, _fake);
        await GrantAsync(world, FakeWeChatProcess.ExpiryTemplate, 3);
        await world.AddPaperAsync("2026-11-09");
        var batch = await world.AddBatchAsync("2026-10-01", "2026-11-12");
        await world.BundleAsync();
        await node.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<LabelHubContext>();
            var claimed = await services.GetRequiredService<ClaimDeliveries>().RunAsync(default);
            await world.SetBatchAsync(batch, BatchState.SoldOut);
            await using var transaction = await database.Database.BeginTransactionAsync();
            var rows = await database.Deliveries.AsNoTracking().Where(d => claimed.Contains(d.Id)).ToListAsync();
            Assert.Single(await services.GetRequiredService<PrepareDeliveries>().RunAsync(rows, secondTry: false, default));
            await Deliveries.SaveAsync(database, rows, default);
            await transaction.CommitAsync();
            return claimed;
        });
        await world.SetBatchAsync(batch, BatchState.Active);

        await using var context = world.Open();
        var again = await context.Reminders.SingleAsync(r => r.SubjectId == batch && r.State == ReminderState.Due);
        Assert.Null((await context.Notices.SingleAsync(n => n.ReminderId == again.Id)).DeliveryId);
    }

    [Fact]
    public async Task Pending_WhoeverWasToHearHasLeft_IsNotTold()
    {
        await using var world = await World.BeginAsync("2026-11-02");
        using var node = new Node(world, _fake);
        await GrantAsync(world, FakeWeChatProcess.ExpiryTemplate, 1);
        await world.AddPaperAsync("2026-11-09");
        await world.ScanAsync();
        await world.BundleAsync();
        await using (var context = world.Open())
            await context.Members.Where(m => m.AccountId == world.Owner.Id).ExecuteDeleteAsync();

        await node.Dispatcher.SendGroupAsync(default);

        Assert.Equal(["cancelled"], await StatesAsync(world));
        Assert.Empty(await _fake.ReadSendsAsync());
    }

    /// <summary>There and here.</summary>
    private async Task GrantAsync(World world, string template, int count)
    {
        await _fake.SetClockAsync(world.Clock.GetUtcNow());
        for (var i = 0; i < count; i++)
            await _fake.TapAsync(world.Owner.OpenId, template);
        await using var context = world.Open();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO consents (account_id, template_id, confirmed, provisional, awaited, unreported) VALUES ({world.Owner.Id}, {template}, {count}, 0, 0, 0)
            ON CONFLICT (account_id, template_id) DO UPDATE SET confirmed = {count}
            """);
    }

    private static async Task SendAsync(World world, Node node)
    {
        await world.ScanAsync();
        await world.BundleAsync();
        await node.Dispatcher.SendGroupAsync(default);
    }

    private static async Task<string[]> StatesAsync(World world)
    {
        await using var context = world.Open();
        var rows = await context.Deliveries.AsNoTracking().OrderBy(d => d.Day).ToListAsync();
        return [.. rows.Select(d => $"{d.State} {d.Evidence}".Trim().ToLowerInvariant())];
    }
}

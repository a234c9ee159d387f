using System.Text.Json.Nodes;
using LabelHub.Domain.Reminders;
using LabelHub.EndToEnd.Tests.Running;
using LabelHub.TestKit.Databases;
using LabelHub.TestKit.WeChat;

namespace LabelHub.EndToEnd.Tests.Messages;

/// <summary>
/// The clock jumps, a month ends, and on machines of New York the summer does too. By the fake's clock as well, for
/// which the token of the day before has died.
/// </summary>
public abstract class ClockScenarios(Cluster cluster) : IAsyncLifetime, IDisposable
{
    /// <summary>A Saturday; on Sunday New York puts its clocks back.</summary>
    public static readonly DateTimeOffset Begin = ShanghaiTime.At(new DateOnly(2026, 10, 31), new TimeOnly(7, 10));

    private const double Idle = 120;
    private const double WhileSending = 15;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly OwnerClient _phone = new(cluster.Nodes[0].Address.ToString());

    public async Task InitializeAsync()
    {
        await cluster.WeChat.SetPushAsync(new { url = new Uri(cluster.Nodes[0].Address, "/wechat/push") });
        await _phone.SignInAsync(cluster.WeChat.Endpoint.Port, "e11");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _phone.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task E11_ClockJumpsADayAndAMonthOverMonthEnds_OneReminderAPeriodAndOneMessageADay()
    {
        for (var i = 0; i < 5; i++)
            await TapAsync();
        await BringAsync();
        await RunUntilAsync(new DateTime(2026, 10, 31, 7, 30, 0));
        JumpTo(new DateOnly(2026, 10, 31), new TimeOnly(7, 59));
        await SentAsync(1);

        JumpTo(new DateOnly(2026, 11, 1), new TimeOnly(1, 0));
        await DueAsync("d30", "2026-12-01");
        JumpTo(new DateOnly(2026, 11, 1), new TimeOnly(7, 59));
        await SentAsync(2);

        // all nodes are dead meanwhile: November passes, and its last day is the 31st's
        await cluster.KillAsync();
        JumpTo(new DateOnly(2026, 11, 29), new TimeOnly(23, 58));
        await cluster.StartAsync();
        await DueAsync("d0", "2026-11-30");
        JumpTo(new DateOnly(2026, 11, 30), new TimeOnly(7, 59));
        await SentAsync(3);

        Assert.Equal(
            [
                "healthCertificate 2026-11-07 d7 skipped", "healthCertificate 2026-11-07 d0 skipped", "healthCertificate 2026-11-07 expired due",
                "healthCertificate 2026-12-01 d30 skipped", "healthCertificate 2026-12-01 d7 due",
                "reportDue 2026-10-31 d0 due", "reportDue 2026-11-30 d0 due",
            ],
            (await cluster.TextAsync("SELECT string_agg(concat_ws(' ', kind, due_date, stage, state), ';' ORDER BY kind, due_date, created_at, stage) FROM reminders"))!.Split(';'));
        Assert.Equal("2026-10-31;2026-11-01;2026-11-30", await cluster.TextAsync("SELECT string_agg(day::text, ';' ORDER BY day) FROM deliveries"));
        var report = await cluster.WeChat.ReadReportAsync();
        Assert.Equal([1, 1, 1], report.GetProperty("byReminder").EnumerateObject().Select(r => r.Value.GetInt32()));
        Assert.Equal(0, report.GetProperty("forceRefreshes").GetInt32());
    }

    /// <summary>A return on every month's last day, and two papers.</summary>
    private async Task BringAsync()
    {
        var workshop = $"/v1/workshops/{(await _phone.PostAsync("/v1/workshops", OwnerClient.Workshop())).GetProperty("id").GetString()}";
        await _phone.PostAsync(workshop + "/report-schedules", new JsonObject
        {
            ["title"] = "小作坊月报", ["dayOfMonth"] = 31, ["leadDays"] = new JsonArray(0), ["rollBackToWorkday"] = false,
        });
        foreach (var end in new[] { "2026-11-07", "2026-12-01" })
            await _phone.PostAsync(workshop + "/credentials", new JsonObject { ["kind"] = "healthCertificate", ["holder"] = "王师傅", ["validUntil"] = end });
    }

    private async Task TapAsync()
    {
        await cluster.WeChat.TapAsync("e11", Cluster.Template, FakeWeChatProcess.ReportTemplate);
        await _phone.PostAsync("/v1/subscriptions", new JsonObject
        {
            ["results"] = new JsonObject { [Cluster.Template] = "accept", [FakeWeChatProcess.ReportTemplate] = "accept" },
        });
    }

    private async Task RunUntilAsync(DateTime time)
    {
        cluster.Clock.Rate = Idle;
        await Task.Delay(ShanghaiTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time)) - cluster.Clock.GetUtcNow(), cluster.Clock);
    }

    /// <summary>In quiet hours, or just before they end, so that nothing is under way meanwhile.</summary>
    private void JumpTo(DateOnly day, TimeOnly time)
    {
        cluster.Clock.Rate = 1;
        cluster.Clock.Jump(ShanghaiTime.At(day, time) - cluster.Clock.GetUtcNow());
    }

    /// <summary>A scan has seen it.</summary>
    private async Task DueAsync(string stage, string date)
    {
        cluster.Clock.Rate = Idle;
        await UntilAsync($"SELECT count(*) FROM reminders WHERE stage = '{stage}' AND due_date = '{date}'", 1);
    }

    private async Task SentAsync(int messages)
    {
        cluster.Clock.Rate = WhileSending;
        await UntilAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'", messages);
    }

    private async Task UntilAsync(string count, long wanted)
    {
        using var limit = new CancellationTokenSource(Patience, RealClock.Instance);
        while (await cluster.CountAsync(count) < wanted)
        {
            Assert.False(limit.IsCancellationRequested, $"{count} stays below {wanted} at {cluster.Clock.GetUtcNow():O}\n{cluster.Nodes[0].Said}");
            await Task.Delay(Poll, RealClock.Instance);
        }
    }
}

/// <summary>One node by a clock of its own.</summary>
public sealed class OneNodeByTheClock() : Cluster(1, ClockScenarios.Begin);

/// <summary>Two nodes by one clock.</summary>
public sealed class TwoNodesByTheClock() : Cluster(2, ClockScenarios.Begin);

[Collection(OneAtATime.Name)]
public sealed class ClockOnOneNodeTests(OneNodeByTheClock cluster) : ClockScenarios(cluster), IClassFixture<OneNodeByTheClock>;

[Collection(OneAtATime.Name)]
public sealed class ClockOnTwoNodesTests(TwoNodesByTheClock cluster) : ClockScenarios(cluster), IClassFixture<TwoNodesByTheClock>;

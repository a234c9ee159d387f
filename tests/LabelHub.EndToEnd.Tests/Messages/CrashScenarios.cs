using LabelHub.EndToEnd.Tests.Running;

namespace LabelHub.EndToEnd.Tests.Messages;

/// <summary>kill -9 at the worst moments of a message: what WeChat saw is counted by WeChat.</summary>
public abstract class CrashScenarios(Cluster cluster) : IAsyncLifetime
{
    public Task InitializeAsync() => cluster.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task E1_KilledBeforeTheCommit_IsSentOnceAfterwards()
    {
        await cluster.WeChat.FailAsync(new { action = "gateBefore", gate = "e1", api = "subscribe/send", times = 1 });
        await cluster.AddAsync("e1-", 1, grants: 1);
        await KillAtAsync("e1");
        await cluster.UntilAsync("sent", 1);
        Assert.Equal("answer", await EvidenceAsync());
        Assert.Equal([1], await SendsAsync());
    }

    [Fact]
    public async Task E2_KilledAfterTheCommit_ThePushProvesIt()
    {
        await cluster.WeChat.SetPushAsync(new { sentDelayFromMs = 0, sentDelayToMs = 0, gate = "e2-push" });
        await cluster.WeChat.FailAsync(new { action = "gateAfter", gate = "e2", api = "subscribe/send", times = 1 });
        await cluster.AddAsync("e2-", 1, grants: 3);
        await KillAtAsync("e2");
        await cluster.WeChat.ReleaseGateAsync("e2-push");
        await cluster.UntilAsync("sent", 1);
        Assert.Equal("sentEvent", await EvidenceAsync());
        Assert.Equal([1], await SendsAsync());
    }

    [Fact]
    public async Task E3_KilledAfterTheCommitAndThePushIsLost_OneConsentProvesIt()
    {
        await cluster.WeChat.SetPushAsync(new { loseProbability = 1 });
        await cluster.WeChat.FailAsync(new { action = "gateAfter", gate = "e3", api = "subscribe/send", times = 1 });
        await cluster.AddAsync("e3-", 1, grants: 1);
        await KillAtAsync("e3");
        await cluster.UntilAsync("sent", 1);
        Assert.Equal("grantArithmetic", await EvidenceAsync());
        Assert.Equal([1], await SendsAsync());
        Assert.Equal(1, (await cluster.WeChat.ReadReportAsync()).GetProperty("refusedByCode").GetProperty("43101").GetInt32());
    }

    [Fact]
    public async Task E4_KilledAfterTheCommitWithoutAnyProof_AnExpiryOnceAReportTwiceAtMost()
    {
        await cluster.WeChat.SetPushAsync(new { loseProbability = 1 });
        await cluster.WeChat.FailAsync(
            new { action = "gateAfter", gate = "e4", api = "subscribe/send", openId = "e4a-0", times = 1 },
            new { action = "gateAfter", gate = "e4", api = "subscribe/send", openId = "e4b-0", times = 1 });
        await cluster.AddAsync("e4a-", 1, grants: 3);
        await cluster.AddAsync("e4b-", 1, grants: 3, purpose: "report");
        await UntilCommittedAsync(2);
        await KillAtAsync("e4");
        await cluster.UntilAsync("sent", 2, seconds: 90);
        Assert.Equal("policy", await cluster.TextAsync("SELECT evidence FROM deliveries WHERE purpose = 'expiry'"));
        Assert.Equal("answer", await cluster.TextAsync("SELECT evidence FROM deliveries WHERE purpose = 'report'"));
        Assert.Equal(2, await cluster.CountAsync("SELECT count(*) FROM audit_entries e JOIN accounts a ON a.id = e.chain_id WHERE a.open_id LIKE 'e4%' AND e.action = 'delivery.unknown'"));
        Assert.Equal([1, 2], await SendsAsync());
    }

    [Fact]
    public async Task KilledInTheMiddleOfGroups_EveryMessageArrivesOnce()
    {
        const int People = 120;
        await cluster.WeChat.FailAsync(new { action = "gateAfter", gate = "group", api = "subscribe/send", from = 20, times = 1 });
        await cluster.AddAsync("g-", People, grants: 1);
        await KillAtAsync("group");
        await cluster.UntilAsync("sent", People, seconds: 90);
        Assert.Equal(Enumerable.Repeat(1, People), await SendsAsync());
    }

    private async Task KillAtAsync(string gate)
    {
        await cluster.WeChat.WaitAtGateAsync(gate);
        await cluster.KillAsync();
        await cluster.WeChat.UntilLeftAsync(gate);
        await cluster.WeChat.ReleaseGateAsync(gate);
        await cluster.StartAsync();
    }

    private async Task UntilCommittedAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await cluster.WeChat.ReadReportAsync()).GetProperty("sendsCommitted").GetInt32() < count)
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }

    private Task<string?> EvidenceAsync() => cluster.TextAsync("SELECT evidence FROM deliveries");

    /// <summary>How many messages each reminder came to, by WeChat's count.</summary>
    private async Task<IEnumerable<int>> SendsAsync() =>
        (await cluster.WeChat.ReadReportAsync()).GetProperty("byReminder").EnumerateObject().Select(r => r.Value.GetInt32()).Order();
}

[Collection(OneAtATime.Name)]
public sealed class CrashOnOneNodeTests(OneNode cluster) : CrashScenarios(cluster), IClassFixture<OneNode>;

[Collection(OneAtATime.Name)]
public sealed class CrashOnTwoNodesTests(TwoNodes cluster) : CrashScenarios(cluster), IClassFixture<TwoNodes>;

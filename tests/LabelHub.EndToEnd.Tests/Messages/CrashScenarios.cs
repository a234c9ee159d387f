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
    public async Task E4_KilledAfterTheCommitWithoutAnyProof_IsSentOnceMoreAndCounted()
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
        Assert.Equal("answer 1;answer 1", await cluster.TextAsync("SELECT string_agg(concat_ws(' ', evidence, tries_in_doubt), ';') FROM deliveries"));
        Assert.Equal(2, await cluster.CountAsync("SELECT count(*) FROM audit_entries e JOIN accounts a ON a.id = e.chain_id WHERE a.open_id LIKE 'e4%' AND e.action = 'delivery.unknown'"));
        Assert.Equal([2, 2], await SendsAsync());
    }

    /// <summary>The first and the second try of half the people meet a fault of one kind each; the node is killed meanwhile.</summary>
    [Fact]
    public async Task FaultsOnHalfOfTheSendsAndKills_NoneIsCalledSentWithoutAMessage()
    {
        const int People = 30;
        await cluster.WeChat.SetPushAsync(new { loseProbability = 1 });
        string[] kinds = ["resetBefore", "commitThenReset", "html200", "empty200", "revokeToken", "errCode"];
        await cluster.WeChat.FailAsync(
        [
            new { action = "gateAfter", gate = "half", api = "subscribe/send", from = 5, times = 1 },
            .. kinds.Select((kind, i) => (object)new { action = kind, api = "subscribe/send", probability = 0.5 / (kinds.Length - (0.5 * i)) }),
        ]);
        await cluster.AddAsync("half-", People, grants: 3);
        await KillAtAsync("half");
        for (var kill = 0; kill < 2; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2)); // into whatever it is doing
            await cluster.KillAsync();
            await cluster.StartAsync();
        }

        await UntilSettledAsync(seconds: 180);
        var arrived = (await cluster.WeChat.ReadReportAsync()).GetProperty("byReminder");
        var rows = (await cluster.TextAsync(
            "SELECT string_agg(concat_ws(' ', dedupe_reference, state, evidence, (tries_in_doubt > 1)::text, (handed_on_at IS NOT NULL)::text), ';') FROM deliveries"))!
            .Split(';').Select(r => r.Split(' ')).ToList();
        Assert.Equal(People, rows.Count);
        foreach (var row in rows)
        {
            var times = arrived.TryGetProperty(row[0], out var sends) ? sends.GetInt32() : 0;
            var words = string.Join(' ', row) + $" arrived {times} times";
            Assert.True(row[1] is "sent" ? row[2] is "answer" or "sentEvent" or "grantArithmetic" && times > 0 : row is [_, "unknown", "true", "true"], words);
            Assert.InRange(times, 0, 2);
        }

        // how many depends on where the kills fall: each leaves all that is on its way in doubt
        Assert.Contains(rows, r => r[1] == "sent");
        Assert.Equal(People, await cluster.CountAsync("SELECT count(*) FROM reminders WHERE state = 'due'"));
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

    /// <summary>No message is under way or waits for proof. Pauses after faults that look like an outage are cut short.</summary>
    private async Task UntilSettledAsync(int seconds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (await cluster.CountAsync("SELECT count(*) FROM deliveries WHERE state IN ('pending', 'claimed', 'sending') OR (state = 'unknown' AND concluded_at IS NULL)") > 0)
        {
            await cluster.ExecuteAsync("UPDATE send_breakers SET open_until = NULL, failures = 0");
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
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

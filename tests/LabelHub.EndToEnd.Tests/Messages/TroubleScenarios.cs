using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.EndToEnd.Tests.Running;
using Npgsql;

namespace LabelHub.EndToEnd.Tests.Messages;

/// <summary>Everything short of a crash that WeChat and the network do to messages.</summary>
public abstract class TroubleScenarios(Cluster cluster) : IAsyncLifetime
{
    private const int Batch = 200;

    public Task InitializeAsync() => cluster.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("html200")]
    [InlineData("empty200")]
    [InlineData("status")]
    [InlineData("commitThenStatus")]
    public async Task E5_AnswerThatIsNone_IsNeverTakenForSent(string action)
    {
        await cluster.WeChat.SetPushAsync(new { loseProbability = 1 });
        await cluster.WeChat.FailAsync(new { action, api = "subscribe/send", times = 1 });
        await cluster.AddAsync($"e5{action}-", 1, grants: 1);
        await cluster.UntilAsync("sent", 1);
        Assert.Equal(action == "commitThenStatus" ? "grantArithmetic" : "answer", await cluster.TextAsync("SELECT evidence FROM deliveries"));
        Assert.Equal(2, await cluster.CountAsync("SELECT attempts::bigint FROM deliveries"));
        Assert.Equal([1], await SendsAsync());
    }

    [Fact]
    public async Task E6_TokenDiesAmongTwoHundred_IsFetchedOnceMore()
    {
        await cluster.WeChat.FailAsync(new { action = "revokeToken", api = "subscribe/send", from = 100, times = 1 });
        await cluster.AddAsync("e6-", Batch, grants: 1);
        await cluster.UntilAsync("sent", Batch);
        var report = await cluster.WeChat.ReadReportAsync();
        Assert.InRange(report.GetProperty("tokenFetches").GetInt32(), 1, 2);
        Assert.Equal(0, report.GetProperty("forceRefreshes").GetInt32());
        Assert.All(await SendsAsync(), count => Assert.Equal(1, count));
        Assert.Equal(Batch, report.GetProperty("sendsCommitted").GetInt32());
    }

    [Fact]
    public async Task E7_TokenStorm_EachOnceAndNeverTwoAtOnceToOnePerson()
    {
        await cluster.WeChat.FailAsync(
            new { action = "revokeToken", api = "subscribe/send", everyMs = 500 }, new { action = "delay", ms = 30, api = "subscribe/send", probability = 0.3 });
        await cluster.AddAsync("e7-", Batch, grants: 1);
        await cluster.UntilAsync("sent", Batch, seconds: 120);
        var report = await cluster.WeChat.ReadReportAsync();
        Assert.Equal((Batch, 1, 0), (report.GetProperty("sendsCommitted").GetInt32(), report.GetProperty("parallelPerOpenidMax").GetInt32(), report.GetProperty("forceRefreshes").GetInt32()));
        Assert.All(await SendsAsync(), count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task E8_PushedThreeTimesAndReported_IsOneConsent()
    {
        await cluster.WeChat.SetPushAsync(new { duplicates = 3 });
        using var phone = await PhoneAsync("e8");
        await cluster.WeChat.TapAsync("e8", Cluster.Template);
        using var told = await phone.PostAsJsonAsync("/v1/subscriptions", new { results = new Dictionary<string, string>(StringComparer.Ordinal) { [Cluster.Template] = "accept" } });
        told.EnsureSuccessStatusCode();
        await UntilPushesProcessedAsync();
        Assert.Equal(1, await RemainingAsync(phone));
    }

    [Fact]
    public async Task E9_SwitchedOffBetweenClaimAndSend_IsNotSubscribedAndTheToDoStands()
    {
        await cluster.WeChat.FailAsync(new { action = "gateBefore", gate = "e9", api = "subscribe/send", times = 1 });
        await cluster.AddAsync("e9-", 1, grants: 3);
        await cluster.WeChat.WaitAtGateAsync("e9");
        await cluster.WeChat.RejectAsync("e9-0", Cluster.Template);
        await cluster.WeChat.ReleaseGateAsync("e9");
        await cluster.UntilAsync("notSubscribed", 1);
        await UntilPushesProcessedAsync();
        Assert.Single(await cluster.WeChat.ReadLedgerAsync("subscribe/send"));
        Assert.Equal(0, await cluster.CountAsync("SELECT (confirmed + provisional)::bigint FROM consents"));
        Assert.Equal("due", await cluster.TextAsync("SELECT state FROM reminders"));
    }

    [Fact]
    public async Task E10_QuotaUsedUp_NobodyCallsUntilItIsNewAndThenAllAreSent()
    {
        await cluster.WeChat.SetQuotaAsync("subscribe/send", 50);
        await cluster.AddAsync("e10-", 120, grants: 1);
        await UntilShutAsync("45009");
        await cluster.UntilAsync("sent", 50);
        await cluster.UntilAsync("pending", 70);
        var calls = await CallTimesAsync();
        await Task.Delay(TimeSpan.FromSeconds(3)); // three looks of every lane
        var later = await CallTimesAsync();
        Assert.Equal(calls.Count, later.Count);
        var refused = (await cluster.WeChat.ReadLedgerAsync("subscribe/send")).Count(c => c.GetProperty("errorCode").GetInt32() == 45009);
        Assert.InRange(refused, 1, cluster.Nodes.Count * Cluster.CallsAtOnce); // those that were under way already

        // midnight: at WeChat, and for the row that waits for it
        await cluster.WeChat.AdvanceAsync(TimeSpan.FromDays(1));
        await cluster.ExecuteAsync("UPDATE send_breakers SET open_until = now()");
        await cluster.UntilAsync("sent", 120);
        Assert.All(await SendsAsync(), count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData("signature")]
    [InlineData("plain")]
    [InlineData("oldTimestamp")]
    public async Task E12_ForgedPush_IsRefusedAndChangesNothing(string tamper)
    {
        using var phone = await PhoneAsync("e12" + tamper);
        await cluster.WeChat.SetPushAsync(new { tamper, retryMs = 1 });
        await cluster.WeChat.TapAsync("e12" + tamper, Cluster.Template);
        await cluster.WeChat.UntilPushedAsync();
        Assert.All(Answers((await cluster.WeChat.ReadPushesAsync())[^1]), answer => Assert.StartsWith("401", answer, StringComparison.Ordinal));
        Assert.Equal(0, await RemainingAsync(phone));
    }

    [Fact]
    public async Task E12_GenuinePushWhileTheDatabaseIsStuckAndAKill_IsAnsweredWithinASecondAndKept()
    {
        using var phone = await PhoneAsync("e12");
        await using (var holder = new NpgsqlConnection(cluster.Database.ConnectionString))
        {
            await holder.OpenAsync();
            await using var transaction = await holder.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("LOCK TABLE push_events IN ACCESS EXCLUSIVE MODE", holder, transaction);
            await command.ExecuteNonQueryAsync();
            await cluster.WeChat.TapAsync("e12", Cluster.Template);
            await cluster.WeChat.UntilPushedAsync();
            var push = (await cluster.WeChat.ReadPushesAsync())[^1];
            Assert.Equal(["200 success"], Answers(push));
            Assert.InRange(push.GetProperty("milliseconds")[0].GetDouble(), 0, 1000);
            await cluster.KillAsync();
        }

        await cluster.StartAsync();
        await UntilPushesProcessedAsync(atLeast: 1);
        Assert.Equal(1, await RemainingAsync(phone));
    }

    [Fact]
    public async Task E13_WeChatHangs_TheApiAnswersAndEachIsSentOnceAfterwards()
    {
        await cluster.WeChat.FailAsync(new { action = "hang", api = "subscribe/send", times = 8 });
        await cluster.AddAsync("e13-", 24, grants: 1);
        await cluster.UntilAsync("sending", 24, seconds: 20);
        using var client = new HttpClient { BaseAddress = cluster.Nodes[0].Address };
        var times = new List<TimeSpan>();
        for (var i = 0; i < 50; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync("/readyz");
            Assert.True(answer.IsSuccessStatusCode);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        // a busy machine may stall once or twice; a call that waited for WeChat would be as slow every time
        Assert.InRange(times.Order().ElementAt(40).TotalSeconds, 0, 1.5);
        // hangs of the first calls look like an outage: the row that pauses for it is put back
        await cluster.UntilAsync("sending", 0, seconds: 30);
        await cluster.ExecuteAsync("UPDATE send_breakers SET open_until = now()");
        await cluster.UntilAsync("sent", 24, seconds: 90);
        Assert.Equal(1, (await cluster.WeChat.ReadReportAsync()).GetProperty("parallelPerOpenidMax").GetInt32());
        Assert.All(await SendsAsync(), count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task RedisDies_MessagesAndRequestsGoOnAndReadinessSaysSo()
    {
        using var client = new HttpClient { BaseAddress = cluster.Nodes[0].Address };
        Assert.Contains("\"name\":\"redis\",\"ready\":true", await client.GetStringAsync("/readyz"), StringComparison.Ordinal);
        await cluster.Redis.KillAsync();
        await cluster.AddAsync("redis-", 40, grants: 1);
        await cluster.UntilAsync("sent", 40);
        using var answer = await client.GetAsync("/readyz");
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Contains("\"status\":\"degraded\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var phone = await PhoneAsync("redis-phone");
        Assert.Equal(0, await RemainingAsync(phone));

        await cluster.Redis.StartAgainAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await client.GetStringAsync("/readyz", limit.Token)).Contains("\"status\":\"ready\"", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
    }

    private async Task UntilShutAsync(string reason)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await cluster.TextAsync("SELECT reason FROM send_breakers WHERE open_until > now()") != reason)
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
    }

    private static DateTimeOffset At(JsonElement call) => call.GetProperty("at").GetDateTimeOffset();

    private static List<string> Answers(JsonElement push) => [.. push.GetProperty("answers").EnumerateArray().Select(a => a.GetString()!)];

    private async Task<List<DateTimeOffset>> CallTimesAsync() => [.. (await cluster.WeChat.ReadLedgerAsync("subscribe/send")).Select(At)];

    private async Task<HttpClient> PhoneAsync(string openId)
    {
        var client = new HttpClient { BaseAddress = cluster.Nodes[^1].Address };
        using var answer = await client.PostAsJsonAsync("/v1/sessions", new { code = await cluster.WeChat.LoginAsync(openId) });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task<int> RemainingAsync(HttpClient phone) =>
        (await phone.GetFromJsonAsync<JsonElement>("/v1/subscriptions")).GetProperty("items").EnumerateArray()
            .Single(i => i.GetProperty("templateId").GetString() == Cluster.Template).GetProperty("remaining").GetInt32();

    private async Task UntilPushesProcessedAsync(int atLeast = 0)
    {
        await cluster.WeChat.UntilPushedAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await cluster.CountAsync("SELECT count(*) FILTER (WHERE processed_at IS NULL) FROM push_events") > 0
            || await cluster.CountAsync("SELECT count(*) FROM push_events") < atLeast)
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
    }

    private async Task<IEnumerable<int>> SendsAsync() =>
        (await cluster.WeChat.ReadReportAsync()).GetProperty("byReminder").EnumerateObject().Select(r => r.Value.GetInt32());
}

[Collection(OneAtATime.Name)]
public sealed class TroubleOnOneNodeTests(OneNode cluster) : TroubleScenarios(cluster), IClassFixture<OneNode>;

[Collection(OneAtATime.Name)]
public sealed class TroubleOnTwoNodesTests(TwoNodes cluster) : TroubleScenarios(cluster), IClassFixture<TwoNodes>;

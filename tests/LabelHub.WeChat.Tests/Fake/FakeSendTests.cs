using System.Text.Json;
using LabelHub.TestKit.WeChat;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>subscribe/send of the fake: what it refuses and under which code; and that nobody gets more than they agreed to.</summary>
public sealed class FakeSendTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime, IDisposable
{
    private const string Template = FakeWeChatProcess.ExpiryTemplate;
    private static readonly Dictionary<string, string> Good = new(StringComparer.Ordinal) { ["thing1"] = "菜籽油", ["date2"] = "2026年12月1日", ["thing3"] = "请处理" };

    private readonly FakeWeChatProcess _fake = fixture.Fake;
    private readonly FakeCaller _caller = new(fixture.Fake.Endpoint);

    public async Task InitializeAsync()
    {
        await _fake.ResetAsync();
        await _fake.TapAsync("o-1", Template);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task Send_WithAGrant_ReachesThePhoneOnceAndOnlyOnce()
    {
        Assert.Equal(0, await SendAsync(page: "pages/reminders/index?r=abc"));
        Assert.Equal(43101, await SendAsync(page: "pages/reminders/index?r=abc"));
        var report = await _fake.ReadReportAsync();
        Assert.Equal(1, report.GetProperty("byReminder").GetProperty("abc").GetInt32());
        Assert.Empty(report.GetProperty("duplicates").EnumerateArray());
        Assert.Contains("菜籽油", System.Net.WebUtility.HtmlDecode(await _fake.ReadInboxAsync("o-1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AnswerOfSuccess_HasNoMessageId()
    {
        var body = await CallAsync(await TokenAsync(), Body());
        Assert.Equal(["errcode", "errmsg"], body.EnumerateObject().Select(m => m.Name));
    }

    [Theory]
    [InlineData("", 41001)]
    [InlineData("short", 40014)]
    public async Task Send_WithoutAGoodToken_IsRefused(string token, int code) => Assert.Equal(code, Code(await CallAsync(token, Body())));

    [Fact]
    public async Task Send_WithATokenNobodyIssued_IsRefused() => Assert.Equal(40001, Code(await CallAsync(new string('a', 160), Body())));

    [Theory]
    [InlineData("revokeToken", 40001)]
    [InlineData("expireToken", 42001)]
    public async Task Send_TokenKilled_IsRefusedUntilTheNext(string action, int code)
    {
        var token = await TokenAsync();
        await _fake.FailAsync(new { action, api = "subscribe/send", times = 1 });
        Assert.Equal(code, Code(await CallAsync(token, Body())));
        Assert.Equal(0, await SendAsync());
    }

    [Theory]
    [InlineData("nobody", Template, "pages/index/index", 40003)]
    [InlineData("o-1", "no-template", "pages/index/index", 40037)]
    [InlineData("o-1", Template, "pages/unpublished/index", 41030)]
    public async Task Send_ToSomethingUnknown_IsRefused(string openId, string template, string page, int code) =>
        Assert.Equal(code, await SendAsync(openId, template, page));

    [Theory]
    [InlineData("thing1", "")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一")]
    [InlineData("date2", "2026-12-01")]
    [InlineData("thing3", "两\n行")]
    public async Task Send_ValueThatWillNotDo_IsNamed(string key, string value)
    {
        var body = await CallAsync(await TokenAsync(), Body(data: new Dictionary<string, string>(Good, StringComparer.Ordinal) { [key] = value }));
        Assert.Equal(47003, Code(body));
        Assert.Contains(key, body.GetProperty("errmsg").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_SecondToOnePersonMeanwhile_IsRefused()
    {
        await _fake.FailAsync(new { action = "gateBefore", gate = "slow", api = "subscribe/send", times = 1 });
        var first = SendAsync();
        await _fake.WaitAtGateAsync("slow");
        Assert.Equal(43108, await SendAsync());
        await _fake.ReleaseGateAsync("slow");
        Assert.Equal(0, await first);
        Assert.Equal(2, (await _fake.ReadReportAsync()).GetProperty("parallelPerOpenidMax").GetInt32());
    }

    [Fact]
    public async Task Send_QuotaUsedUp_WaitsForTheNextDayInChina()
    {
        await _fake.SetQuotaAsync("subscribe/send", 0);
        Assert.Equal(45009, await SendAsync());
        await _fake.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task Send_TemplateSwitchedOff_IsRefused()
    {
        await _fake.RejectAsync("o-1", Template);
        Assert.Equal(43101, await SendAsync());
        Assert.Equal(0, await _fake.ReadGrantsAsync("o-1", Template));
    }

    [Fact]
    public async Task PlainToken_AskedAgain_LeavesTheFormerFiveMinutes()
    {
        var first = await PlainTokenAsync();
        await PlainTokenAsync();
        Assert.Equal(0, Code(await CallAsync(first, Body())));
        await _fake.AdvanceAsync(TimeSpan.FromSeconds(301));
        Assert.Equal(40001, Code(await CallAsync(first, Body())));
    }

    /// <summary>Whatever happens in whatever order: messages never exceed grants.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sends_InAnyOrderWithFaults_NeverExceedGrants(int seed)
    {
        await _fake.FailAsync(new { action = "commitThenReset", api = "subscribe/send", probability = 0.2 }, new { action = "html200", api = "subscribe/send", probability = 0.1 });
        var random = new Random(seed);
        for (var step = 0; step < 60; step++)
        {
            var who = FormattableString.Invariant($"o-{random.Next(3)}");
            var act = random.Next(5);
            if (act == 0)
                await _fake.TapAsync(who, random.Next(4) == 0 ? "reject" : "accept", [Template]);
            else
                await TrySendAsync(who);
        }

        var report = await _fake.ReadReportAsync();
        var (sent, given) = (report.GetProperty("sendsCommitted").GetInt64(), report.GetProperty("grantsGiven").GetInt64());
        var left = 0;
        for (var i = 0; i < 3; i++)
            left += await _fake.ReadGrantsAsync(FormattableString.Invariant($"o-{i}"), Template);
        Assert.True(sent > 0);
        Assert.Equal(given, sent + left);
    }

    private static int Code(JsonElement body) => body.GetProperty("errcode").GetInt32();

    private static object Body(string openId = "o-1", string template = Template, string page = "pages/index/index", Dictionary<string, string>? data = null) => new
    {
        touser = openId,
        template_id = template,
        page,
        miniprogram_state = "formal",
        lang = "zh_CN",
        data = (data ?? Good).ToDictionary(d => d.Key, d => new { value = d.Value }, StringComparer.Ordinal),
    };

    private async Task<int> SendAsync(string openId = "o-1", string template = Template, string page = "pages/index/index") =>
        Code(await CallAsync(await TokenAsync(), Body(openId, template, page)));

    private async Task TrySendAsync(string who)
    {
        try
        {
            using var response = await _caller.PostAsync(await _caller.SendPathAsync(), FakeCaller.Json(Body(who)));
        }
        catch (HttpRequestException)
        {
            // one of the faults asked for
        }
    }

    private Task<JsonElement> CallAsync(string token, object body) => _caller.PostAsync($"/cgi-bin/message/subscribe/send?access_token={token}", body);

    private Task<string> TokenAsync() => _caller.TokenAsync();

    private async Task<string> PlainTokenAsync() => (await _caller.GetAsync(
        $"/cgi-bin/token?grant_type=client_credential&appid={FakeWeChatProcess.AppId}&secret={FakeWeChatProcess.AppSecret}")).GetProperty("access_token").GetString()!;
}

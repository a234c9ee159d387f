using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.Messages;

/// <summary>What WeChat does to a message, and what we may conclude from it.</summary>
public sealed class MessageSenderTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime
{
    private const string Template = FakeWeChatProcess.ExpiryTemplate;
    private readonly FakeWeChatProcess _fake = fixture.Fake;

    public async Task InitializeAsync()
    {
        await _fake.ResetAsync();
        await _fake.TapAsync("o-1", Template);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task SendAsync_WithConsent_IsSentOnceThenNotSubscribed()
    {
        Assert.Equal(new SendOutcome.Sent(MessageId: null), await SendAsync());
        Assert.IsType<SendOutcome.NotSubscribed>(await SendAsync());
    }

    [Theory]
    [InlineData("html200", true)]
    [InlineData("empty200", true)]
    [InlineData("status", true)]
    [InlineData("resetBefore", true)]
    [InlineData("commitThenReset", false)]
    [InlineData("commitThenEmpty200", false)]
    [InlineData("commitThenStatus", false)]
    [InlineData("truncatedJson", false)]
    public async Task SendAsync_NoAnswerWorthTheName_IsUnknownWhateverHappened(string action, bool stillToSend)
    {
        await FailAsync(new { action, api = "subscribe/send", times = 1 });
        Assert.IsType<SendOutcome.Unknown>(await SendAsync());
        Assert.Equal(stillToSend ? 1 : 0, await _fake.ReadGrantsAsync("o-1", Template));
        Assert.Single(await _fake.ReadLedgerAsync("subscribe/send"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"errcode":"0"}""")]
    [InlineData("[]")]
    public async Task SendAsync_AnswerThatSaysNothing_IsUnknown(string body)
    {
        await FailAsync(new { action = "body200", api = "subscribe/send", body });
        Assert.IsType<SendOutcome.Unknown>(await SendAsync());
    }

    [Fact]
    public async Task SendAsync_TooSlow_IsUnknownWithinItsTime()
    {
        await FailAsync(new { action = "hang", api = "subscribe/send" });
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.IsType<SendOutcome.Unknown>(await SendAsync(TimeSpan.FromMilliseconds(500)));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0.4, 5);
    }

    [Fact]
    public async Task SendAsync_NobodyThere_IsNotSent()
    {
        await using var services = Gateway.To(new Uri("http://127.0.0.1:9"));
        Assert.IsType<SendOutcome.NotSent>(await services.GetRequiredService<MessageSender>().SendAsync(Message(), default));
    }

    [Theory]
    [InlineData(-1, typeof(SendOutcome.Busy))]
    [InlineData(43108, typeof(SendOutcome.Busy))]
    [InlineData(45009, typeof(SendOutcome.QuotaUsedUp))]
    [InlineData(40037, typeof(SendOutcome.Misconfigured))]
    [InlineData(41030, typeof(SendOutcome.Misconfigured))]
    [InlineData(43107, typeof(SendOutcome.Misconfigured))]
    [InlineData(43101, typeof(SendOutcome.NotSubscribed))]
    [InlineData(40003, typeof(SendOutcome.Refused))]
    [InlineData(47003, typeof(SendOutcome.Refused))]
    [InlineData(45168, typeof(SendOutcome.Refused))]
    [InlineData(98765, typeof(SendOutcome.Refused))]
    public async Task SendAsync_ErrorCode_IsSortedByTheTableAndNotTriedAgain(int code, Type outcome)
    {
        await FailAsync(new { action = "errCode", code, api = "subscribe/send" });
        Assert.IsType(outcome, await SendAsync());
        Assert.Single(await _fake.ReadLedgerAsync("subscribe/send"));
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task SendAsync_TokenRefused_FetchesOnceAndTriesOnce(int code)
    {
        await FailAsync(new { action = "errCode", code, api = "subscribe/send", times = 1 });
        Assert.IsType<SendOutcome.Sent>(await SendAsync());
        Assert.Equal((2, 2, 0), await CountsAsync());
    }

    [Theory]
    [InlineData("revokeToken")]
    [InlineData("expireToken")]
    public async Task SendAsync_TokenReallyDead_GetsTheNextOne(string action)
    {
        await FailAsync(new { action, api = "subscribe/send", times = 1 });
        Assert.IsType<SendOutcome.Sent>(await SendAsync());
        Assert.Equal(0, (await CountsAsync()).Forced);
    }

    [Fact]
    public async Task SendAsync_TokenRefusedForEver_GivesUpAfterTheSecondTry()
    {
        await FailAsync(new { action = "errCode", code = 40001, api = "subscribe/send" });
        Assert.Equal(new SendOutcome.Busy(40001), await SendAsync());
        Assert.Equal((2, 2, 0), await CountsAsync());
    }

    [Fact]
    public async Task SendAsync_TwoHundredAtOnceWithADeadToken_FetchOnceMore()
    {
        await _fake.AddCrowdAsync("c-", 200, 1);
        await using var services = Gateway.To(_fake.Endpoint);
        var sender = services.GetRequiredService<MessageSender>();
        Assert.IsType<SendOutcome.Sent>(await sender.SendAsync(Message("c-0"), default));
        await FailAsync(new { action = "revokeToken", api = "subscribe/send", times = 1 });
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 199).Select(i => sender.SendAsync(Message(FormattableString.Invariant($"c-{i}")), default)));
        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Sent>(outcome));
        Assert.Equal((2, 0), ((await CountsAsync()).Fetches, (await CountsAsync()).Forced));
    }

    private static SubscribeMessage Message(string openId = "o-1") => new(openId, Template, "pages/reminders/index?r=1", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["thing1"] = "菜籽油",
        ["date2"] = "2026年12月1日",
        ["thing3"] = "请处理",
    });

    private Task FailAsync(object fault) => _fake.FailAsync(fault);

    private async Task<SendOutcome> SendAsync(TimeSpan? timeout = null)
    {
        await using var services = Gateway.To(_fake.Endpoint, timeout: timeout);
        return await services.GetRequiredService<MessageSender>().SendAsync(Message(), default);
    }

    private async Task<(int Fetches, int Sends, int Forced)> CountsAsync()
    {
        var report = await _fake.ReadReportAsync();
        return (report.GetProperty("tokenFetches").GetInt32(), report.GetProperty("sendCalls").GetInt32(), report.GetProperty("forceRefreshes").GetInt32());
    }
}

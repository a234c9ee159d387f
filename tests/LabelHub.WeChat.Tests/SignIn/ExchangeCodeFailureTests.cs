using System.Diagnostics;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.SignIn;

/// <summary>Whatever WeChat or the network does, nobody is signed in by mistake and nothing is thrown.</summary>
public sealed class ExchangeCodeFailureTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime
{
    private readonly FakeWeChatProcess _fake = fixture.Fake;

    public Task InitializeAsync() => _fake.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("empty200")]
    [InlineData("html200")]
    [InlineData("truncatedJson")]
    [InlineData("commitThenEmpty200")]
    [InlineData("status")]
    [InlineData("commitThenStatus")]
    public async Task ExchangeCodeAsync_NoAnswerInTheAnswer_IsUnavailableAfterOneCall(string action)
    {
        await _fake.FailAsync(new { action });
        Assert.IsType<CodeExchange.Unavailable>(await ExchangeAsync());
        Assert.Single(await _fake.ReadLedgerAsync("jscode2session"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"errcode":0,"errmsg":"ok"}""")]
    [InlineData("""{"openid":"owner-1"}""")]
    [InlineData("""{"session_key":"k"}""")]
    [InlineData("""{"openid":"","session_key":"k"}""")]
    [InlineData("""{"openid":"owner-1","session_key":""}""")]
    [InlineData("""{"openid":1,"session_key":"k"}""")]
    [InlineData("""{"openid":null,"session_key":"k"}""")]
    public async Task ExchangeCodeAsync_HalfAnAnswer_SignsNobodyIn(string body)
    {
        await _fake.FailAsync(new { action = "body200", body });
        Assert.IsType<CodeExchange.Unavailable>(await ExchangeAsync());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(45009)]
    [InlineData(99999)]
    public async Task ExchangeCodeAsync_BusyOrUnheardOfCode_IsUnavailableAfterOneCall(int code)
    {
        await _fake.FailAsync(new { action = "errCode", code });
        Assert.IsType<CodeExchange.Unavailable>(await ExchangeAsync());
        Assert.Single(await _fake.ReadLedgerAsync("jscode2session"));
    }

    [Fact]
    public async Task ExchangeCodeAsync_ConnectionCutBeforeTheCommit_SucceedsAtTheSecondTry()
    {
        await _fake.FailAsync(new { action = "resetBefore", times = 1 });
        Assert.IsType<CodeExchange.SignedIn>(await ExchangeAsync());
    }

    [Fact]
    public async Task ExchangeCodeAsync_ConnectionCutAfterTheCommit_TellsThePhoneToFetchAnother()
    {
        await _fake.FailAsync(new { action = "commitThenReset", times = 1 });
        Assert.IsType<CodeExchange.CodeUsed>(await ExchangeAsync());
        Assert.Equal(2, (await _fake.ReadLedgerAsync("jscode2session")).Count);
    }

    [Fact]
    public async Task ExchangeCodeAsync_ConnectionAlwaysCut_IsUnavailableAfterTwoCalls()
    {
        await _fake.FailAsync(new { action = "resetBefore" });
        Assert.IsType<CodeExchange.Unavailable>(await ExchangeAsync());
        Assert.Equal(2, (await _fake.ReadLedgerAsync("jscode2session")).Count);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("slowBody")]
    public async Task ExchangeCodeAsync_NoEndOfIt_IsUnavailableWhenTheTimeIsUp(string action)
    {
        await _fake.FailAsync(new { action });
        var started = Stopwatch.GetTimestamp();
        Assert.IsType<CodeExchange.Unavailable>(await ExchangeAsync(TimeSpan.FromMilliseconds(400)));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.3, 4);
    }

    [Fact]
    public async Task ExchangeCodeAsync_HtmlByItsContentTypeOnly_IsAnAnswer()
    {
        await _fake.FailAsync(new { action = "wrongContentType" });
        Assert.IsType<CodeExchange.SignedIn>(await ExchangeAsync());
    }

    [Fact]
    public async Task ExchangeCodeAsync_NobodyThere_IsUnavailable()
    {
        var code = await _fake.LoginAsync("owner-1");
        await using var services = Gateway.To(new Uri("http://127.0.0.1:1"));
        Assert.IsType<CodeExchange.Unavailable>(await services.GetRequiredService<IWeChatGateway>().ExchangeCodeAsync(code, default));
    }

    [Fact]
    public async Task ExchangeCodeAsync_CallerGivesUp_IsCancelled()
    {
        await _fake.FailAsync(new { action = "gateBefore", gate = "door" });
        var code = await _fake.LoginAsync("owner-1");
        await using var services = Gateway.To(_fake.Endpoint);
        using var caller = new CancellationTokenSource();
        var exchange = services.GetRequiredService<IWeChatGateway>().ExchangeCodeAsync(code, caller.Token);
        await _fake.WaitAtGateAsync("door");
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => exchange);
    }

    private async Task<CodeExchange> ExchangeAsync(TimeSpan? timeout = null)
    {
        var code = await _fake.LoginAsync("owner-1");
        await using var services = Gateway.To(_fake.Endpoint, timeout: timeout);
        return await services.GetRequiredService<IWeChatGateway>().ExchangeCodeAsync(code, default);
    }
}

using LabelHub.WeChat.Messages;
using LabelHub.WeChat.SignIn;
using LabelHub.WeChat.Tokens;
using Microsoft.Extensions.Time.Testing;

namespace LabelHub.WeChat.Tests.Tokens;

public sealed class AccessTokensTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedGateway _gateway;
    private readonly InProcessAccessTokenStore _store = new();
    private readonly AccessTokens _tokens;

    public AccessTokensTests()
    {
        _gateway = new ScriptedGateway(_clock);
        _tokens = new AccessTokens(_gateway, _store, _clock);
    }

    [Fact]
    public async Task GetAsync_AgainAndAgain_AsksOnce()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal("t1", await GetAsync());
        Assert.Equal(1, _gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_ManyAtOnce_AskOnce()
    {
        _gateway.Gate = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 50).Select(_ => GetAsync()).ToList();
        _gateway.Gate.SetResult();
        Assert.All(await Task.WhenAll(callers), value => Assert.Equal("t1", value));
        Assert.Equal(1, _gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_TenMinutesBeforeTheEnd_Renews()
    {
        await GetAsync();
        _clock.Advance(TimeSpan.FromSeconds(7200 - 601));
        Assert.Equal("t1", await GetAsync());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("t2", await GetAsync());
    }

    [Fact]
    public async Task GetAsync_TokenThatComesNearItsEnd_IsAskedAboutOnceAMinute()
    {
        _gateway.Seconds = 400;
        await GetAsync();
        _clock.Advance(TimeSpan.FromSeconds(59));
        await GetAsync();
        Assert.Equal(1, _gateway.Asked);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync();
        Assert.Equal(2, _gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_RenewalFails_GoesOnWithTheOldOneUntilItsEnd()
    {
        await GetAsync();
        _gateway.Fails = true;
        _clock.Advance(TimeSpan.FromSeconds(6700));
        Assert.Equal("t1", await GetAsync());
        Assert.Equal("t1", await GetAsync());
        Assert.Equal(2, _gateway.Asked);
        _clock.Advance(TimeSpan.FromSeconds(500));
        Assert.IsType<AccessTokenAnswer.Unavailable>(await _tokens.GetAsync(default));
    }

    [Fact]
    public async Task GetAsync_AfterAFailure_AsksAgain()
    {
        _gateway.Fails = true;
        Assert.IsType<AccessTokenAnswer.Unavailable>(await _tokens.GetAsync(default));
        _gateway.Fails = false;
        Assert.Equal("t2", await GetAsync());
    }

    [Fact]
    public async Task RefusedAsync_TheToken_IsForgotten()
    {
        await GetAsync();
        await _tokens.RefusedAsync("t1", default);
        Assert.Equal("t2", await GetAsync());
    }

    [Fact]
    public async Task RefusedAsync_AnOlderToken_LeavesTheNewOne()
    {
        await GetAsync();
        await _tokens.RefusedAsync("t1", default);
        await GetAsync();
        await _tokens.RefusedAsync("t1", default);
        Assert.Equal("t2", await GetAsync());
        Assert.Equal(2, _gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_OneCallerGivesUp_TheOthersStillGetIt()
    {
        _gateway.Gate = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var first = _tokens.GetAsync(impatient.Token);
        var second = GetAsync();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _gateway.Gate.SetResult();
        Assert.Equal("t1", await second);
    }

    private async Task<string> GetAsync() => Assert.IsType<AccessTokenAnswer.Granted>(await _tokens.GetAsync(default)).Token.Value;

    /// <summary>Hands out t1, t2, …, one per question.</summary>
    private sealed class ScriptedGateway(TimeProvider clock) : IWeChatGateway
    {
        public int Asked { get; private set; }

        public int Seconds { get; set; } = 7200;

        public bool Fails { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public async Task<AccessTokenAnswer> FetchAccessTokenAsync(CancellationToken cancellation)
        {
            Asked++;
            if (Gate is { } gate)
                await gate.Task;
            return Fails
                ? new AccessTokenAnswer.Unavailable()
                : new AccessTokenAnswer.Granted(AccessToken.Issued($"t{Asked}", TimeSpan.FromSeconds(Seconds), clock.GetUtcNow()));
        }

        public Task<CodeExchange> ExchangeCodeAsync(string code, CancellationToken cancellation) => throw new NotSupportedException("Tokens only.");

        public Task<SendOutcome> SendMessageAsync(SubscribeMessage message, string accessToken, CancellationToken cancellation) => throw new NotSupportedException("Tokens only.");

        public Task<TemplateListAnswer> ReadTemplatesAsync(string accessToken, CancellationToken cancellation) => throw new NotSupportedException("Tokens only.");
    }
}

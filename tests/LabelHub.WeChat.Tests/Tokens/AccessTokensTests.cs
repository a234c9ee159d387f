using LabelHub.WeChat.Messages;
using LabelHub.WeChat.SignIn;
using LabelHub.WeChat.Tokens;

namespace LabelHub.WeChat.Tests.Tokens;

public sealed class AccessTokensTests
{
    private readonly ManualClock clock = new();
    private readonly ScriptedGateway gateway;
    private readonly InProcessAccessTokenStore store = new();
    private readonly AccessTokens tokens;

    public AccessTokensTests()
    {
        gateway = new ScriptedGateway(clock);
        tokens = new AccessTokens(gateway, store, clock);
    }

    [Fact]
    public async Task GetAsync_AgainAndAgain_AsksOnce()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal("t1", await GetAsync());
        Assert.Equal(1, gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_ManyAtOnce_AskOnce()
    {
        gateway.Gate = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 50).Select(_ => GetAsync()).ToList();
        gateway.Gate.SetResult();
        Assert.All(await Task.WhenAll(callers), value => Assert.Equal("t1", value));
        Assert.Equal(1, gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_TenMinutesBeforeTheEnd_Renews()
    {
        await GetAsync();
        clock.Advance(TimeSpan.FromSeconds(7200 - 601));
        Assert.Equal("t1", await GetAsync());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("t2", await GetAsync());
    }

    [Fact]
    public async Task GetAsync_TokenThatComesNearItsEnd_IsAskedAboutOnceAMinute()
    {
        gateway.Seconds = 400;
        await GetAsync();
        clock.Advance(TimeSpan.FromSeconds(59));
        await GetAsync();
        Assert.Equal(1, gateway.Asked);
        clock.Advance(TimeSpan.FromSeconds(1));
        await GetAsync();
        Assert.Equal(2, gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_RenewalFails_GoesOnWithTheOldOneUntilItsEnd()
    {
        await GetAsync();
        gateway.Fails = true;
        clock.Advance(TimeSpan.FromSeconds(6700));
        Assert.Equal("t1", await GetAsync());
        Assert.Equal("t1", await GetAsync());
        Assert.Equal(2, gateway.Asked);
        clock.Advance(TimeSpan.FromSeconds(500));
        Assert.IsType<AccessTokenAnswer.Unavailable>(await tokens.GetAsync(default));
    }

    [Fact]
    public async Task GetAsync_AfterAFailure_AsksAgain()
    {
        gateway.Fails = true;
        Assert.IsType<AccessTokenAnswer.Unavailable>(await tokens.GetAsync(default));
        gateway.Fails = false;
        Assert.Equal("t2", await GetAsync());
    }

    [Fact]
    public async Task RefusedAsync_TheToken_IsForgotten()
    {
        await GetAsync();
        await tokens.RefusedAsync("t1", default);
        Assert.Equal("t2", await GetAsync());
    }

    [Fact]
    public async Task RefusedAsync_AnOlderToken_LeavesTheNewOne()
    {
        await GetAsync();
        await tokens.RefusedAsync("t1", default);
        await GetAsync();
        await tokens.RefusedAsync("t1", default);
        Assert.Equal("t2", await GetAsync());
        Assert.Equal(2, gateway.Asked);
    }

    [Fact]
    public async Task GetAsync_OneCallerGivesUp_TheOthersStillGetIt()
    {
        gateway.Gate = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var first = tokens.GetAsync(impatient.Token);
        var second = GetAsync();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gateway.Gate.SetResult();
        Assert.Equal("t1", await second);
    }

    private async Task<string> GetAsync() => Assert.IsType<AccessTokenAnswer.Granted>(await tokens.GetAsync(default)).Token.Value;

    private sealed class ManualClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }

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

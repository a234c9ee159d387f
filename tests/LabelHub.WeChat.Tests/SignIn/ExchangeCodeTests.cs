using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.SignIn;

public sealed class ExchangeCodeTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime
{
    private readonly FakeWeChatProcess _fake = fixture.Fake;

    public Task InitializeAsync() => _fake.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task ExchangeCodeAsync_FreshCode_SignsItsOwnerIn() =>
        Assert.Equal(new CodeExchange.SignedIn("owner-1"), await ExchangeAsync(await _fake.LoginAsync("owner-1")));

    [Fact]
    public async Task ExchangeCodeAsync_SecondTime_IsUsed()
    {
        var code = await _fake.LoginAsync("owner-1");
        await ExchangeAsync(code);
        Assert.IsType<CodeExchange.CodeUsed>(await ExchangeAsync(code));
    }

    [Fact]
    public async Task ExchangeCodeAsync_SameCodeTenAtOnce_SignsInOnce()
    {
        var code = await _fake.LoginAsync("owner-1");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ExchangeAsync(code)));
        Assert.Single(outcomes, outcome => outcome is CodeExchange.SignedIn);
        Assert.Equal(9, outcomes.Count(outcome => outcome is CodeExchange.CodeUsed));
    }

    [Fact]
    public async Task ExchangeCodeAsync_FiveMinutesOld_IsInvalid()
    {
        var young = await _fake.LoginAsync("owner-1");
        var old = await _fake.LoginAsync("owner-1");
        await _fake.AdvanceAsync(TimeSpan.FromSeconds(290));
        Assert.IsType<CodeExchange.SignedIn>(await ExchangeAsync(young));
        await _fake.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.IsType<CodeExchange.CodeInvalid>(await ExchangeAsync(old));
    }

    [Theory]
    [InlineData("nobody-gave-this-out")]
    [InlineData("with space & sign=1")]
    public async Task ExchangeCodeAsync_UnknownCode_IsInvalid(string code)
    {
        Assert.IsType<CodeExchange.CodeInvalid>(await ExchangeAsync(code));
        var call = Assert.Single(await _fake.ReadLedgerAsync("jscode2session"));
        Assert.Equal(code, call.GetProperty("parameters").GetProperty("js_code").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("油")]
    [InlineData("a\nb")]
    public async Task ExchangeCodeAsync_CannotBeACode_IsInvalidWithoutACall(string code)
    {
        Assert.IsType<CodeExchange.CodeInvalid>(await ExchangeAsync(code));
        Assert.IsType<CodeExchange.CodeInvalid>(await ExchangeAsync(new string('a', 129)));
        Assert.Empty(await _fake.ReadLedgerAsync("jscode2session"));
    }

    [Fact]
    public async Task ExchangeCodeAsync_BlockedPerson_IsBlocked()
    {
        await _fake.BlockAsync("risky");
        Assert.IsType<CodeExchange.Blocked>(await ExchangeAsync(await _fake.LoginAsync("risky")));
    }

    [Fact]
    public async Task ExchangeCodeAsync_HundredAndFirstInAMinute_IsTooOften()
    {
        await using var services = Gateway.To(_fake.Endpoint);
        var gateway = services.GetRequiredService<IWeChatGateway>();
        for (var i = 0; i < 100; i++)
            Assert.IsType<CodeExchange.SignedIn>(await gateway.ExchangeCodeAsync(await _fake.LoginAsync("busy"), default));
        Assert.IsType<CodeExchange.TooOften>(await gateway.ExchangeCodeAsync(await _fake.LoginAsync("busy"), default));
        await _fake.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.IsType<CodeExchange.SignedIn>(await gateway.ExchangeCodeAsync(await _fake.LoginAsync("busy"), default));
    }

    [Fact]
    public async Task ExchangeCodeAsync_WrongSecret_IsForTheOperator()
    {
        await using var services = Gateway.To(_fake.Endpoint, secret: "wrong");
        var outcome = await services.GetRequiredService<IWeChatGateway>().ExchangeCodeAsync(await _fake.LoginAsync("owner-1"), default);
        Assert.Equal(new CodeExchange.Misconfigured(40125), outcome);
    }

    private async Task<CodeExchange> ExchangeAsync(string code)
    {
        await using var services = Gateway.To(_fake.Endpoint);
        return await services.GetRequiredService<IWeChatGateway>().ExchangeCodeAsync(code, default);
    }
}

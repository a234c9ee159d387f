using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace LabelHub.WeChat.Tests.Tokens;

public sealed class FetchAccessTokenTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime
{
    private readonly FakeWeChatProcess _fake = fixture.Fake;

    public Task InitializeAsync() => _fake.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task FetchAccessTokenAsync_Twice_GivesTheSameAndNeverByForce()
    {
        var first = Assert.IsType<AccessTokenAnswer.Granted>(await FetchAsync());
        var second = Assert.IsType<AccessTokenAnswer.Granted>(await FetchAsync());
        Assert.Equal(first.Token.Value, second.Token.Value);
        Assert.Equal(0, (await _fake.ReadReportAsync()).GetProperty("forceRefreshes").GetInt32());
    }

    [Fact]
    public async Task FetchAccessTokenAsync_InItsLastFiveMinutes_GivesTheNext()
    {
        var first = Assert.IsType<AccessTokenAnswer.Granted>(await FetchAsync());
        await _fake.AdvanceAsync(TimeSpan.FromSeconds(6890));
        Assert.Equal(first.Token.Value, Assert.IsType<AccessTokenAnswer.Granted>(await FetchAsync()).Token.Value);
        await _fake.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.NotEqual(first.Token.Value, Assert.IsType<AccessTokenAnswer.Granted>(await FetchAsync()).Token.Value);
    }

    [Fact]
    public async Task FetchAccessTokenAsync_WrongSecret_IsForTheOperator() =>
        Assert.Equal(new AccessTokenAnswer.Misconfigured(40125), await FetchAsync("wrong"));

    [Fact]
    public async Task FetchAccessTokenAsync_AddressNotWhitelisted_IsForTheOperator()
    {
        await _fake.FailAsync(new { action = "errCode", code = 40164 });
        Assert.Equal(new AccessTokenAnswer.Misconfigured(40164), await FetchAsync());
    }

    [Theory]
    [InlineData("html200")]
    [InlineData("empty200")]
    [InlineData("truncatedJson")]
    [InlineData("resetBefore")]
    [InlineData("status")]
    public async Task FetchAccessTokenAsync_NoAnswer_IsUnavailable(string action)
    {
        await _fake.FailAsync(new { action });
        Assert.IsType<AccessTokenAnswer.Unavailable>(await FetchAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"access_token":"t"}""")]
    [InlineData("""{"access_token":"","expires_in":7200}""")]
    [InlineData("""{"access_token":"t","expires_in":0}""")]
    [InlineData("""{"access_token":"t","expires_in":7201}""")]
    [InlineData("""{"access_token":"t","expires_in":"7200"}""")]
    public async Task FetchAccessTokenAsync_HalfAnAnswer_IsUnavailable(string body)
    {
        await _fake.FailAsync(new { action = "body200", body });
        Assert.IsType<AccessTokenAnswer.Unavailable>(await FetchAsync());
    }

    [Fact]
    public async Task FetchAccessTokenAsync_Secret_TravelsInTheBodyOnly()
    {
        await FetchAsync();
        var call = Assert.Single(await _fake.ReadLedgerAsync("stable_token"));
        Assert.Equal("POST", call.GetProperty("method").GetString());
        Assert.Empty((await _fake.ReadReportAsync()).GetProperty("secretsInUrls").EnumerateArray());
    }

    private async Task<AccessTokenAnswer> FetchAsync(string secret = FakeWeChatProcess.AppSecret)
    {
        await using var services = Gateway.To(_fake.Endpoint, secret);
        return await services.GetRequiredService<IWeChatGateway>().FetchAccessTokenAsync(default);
    }
}

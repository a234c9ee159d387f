using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.TestKit.WeChat;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>The fake is only worth something where it answers as WeChat does.</summary>
public sealed class FakeSurfaceTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime, IDisposable
{
    private const string Good = $"appid={FakeWeChatProcess.AppId}&secret={FakeWeChatProcess.AppSecret}&grant_type=authorization_code";

    private readonly FakeWeChatProcess _fake = fixture.Fake;
    private readonly HttpClient _client = new() { BaseAddress = fixture.Fake.Endpoint };
    private readonly FakeCaller _caller = new(fixture.Fake.Endpoint);

    public Task InitializeAsync() => _fake.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _client.Dispose();
        _caller.Dispose();
    }

    [Theory]
    [InlineData("POST", Good + "&js_code=x", 41002)]
    [InlineData("GET", "secret=s&js_code=x&grant_type=authorization_code", 41002)]
    [InlineData("GET", "appid=a&js_code=x&grant_type=authorization_code", 41004)]
    [InlineData("GET", Good, 41008)]
    [InlineData("GET", "appid=a&secret=s&js_code=x&grant_type=authorization_code", 40013)]
    [InlineData("GET", $"appid={FakeWeChatProcess.AppId}&secret=s&js_code=x&grant_type=authorization_code", 40125)]
    [InlineData("GET", Good + "&js_code=x", 40029)]
    public async Task JsCode2Session_BadCall_IsRefusedByItsCodeUnderHttp200(string method, string query, int code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/sns/jscode2session?{query}");
        using var response = await _client.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.ToString());
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, body.GetProperty("errcode").GetInt32());
        Assert.Matches("^[^,]+,? rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", body.GetProperty("errmsg").GetString());
    }

    [Fact]
    public async Task JsCode2Session_GoodCode_HasNoErrorCodeAndANewSessionKeyEachTime()
    {
        var first = await ExchangeAsync(await _fake.LoginAsync("owner-1"));
        var second = await ExchangeAsync(await _fake.LoginAsync("owner-1"));
        Assert.Equal(["openid", "session_key"], first.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal("owner-1", second.GetProperty("openid").GetString());
        Assert.Equal(16, Convert.FromBase64String(first.GetProperty("session_key").GetString()!).Length);
        Assert.NotEqual(first.GetProperty("session_key").GetString(), second.GetProperty("session_key").GetString());
    }

    [Fact]
    public async Task StableToken_ByForce_ChangesAtMostEveryThirtySeconds()
    {
        var first = await TokenAsync(force: false);
        var forced = await TokenAsync(force: true);
        Assert.NotEqual(first, forced);
        Assert.Equal(forced, await TokenAsync(force: true));
        await _fake.AdvanceAsync(TimeSpan.FromSeconds(31));
        Assert.NotEqual(forced, await TokenAsync(force: true));
        Assert.Equal(3, (await _fake.ReadReportAsync()).GetProperty("forceRefreshes").GetInt32());
    }

    private Task<JsonElement> ExchangeAsync(string code) => _client.GetFromJsonAsync<JsonElement>($"/sns/jscode2session?{Good}&js_code={code}");

    private async Task<string> TokenAsync(bool force) => (await _caller.PostAsync(
        "/cgi-bin/stable_token",
        new { grant_type = "client_credential", appid = FakeWeChatProcess.AppId, secret = FakeWeChatProcess.AppSecret, force_refresh = force }))
        .GetProperty("access_token").GetString()!;
}

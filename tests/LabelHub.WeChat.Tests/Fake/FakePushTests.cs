using System.Text;
using LabelHub.TestKit.WeChat;
using LabelHub.WeChat.Tests.Http;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>The fake's pushes on the wire.</summary>
public sealed class FakePushTests(FakeWeChatFixture fixture) : IClassFixture<FakeWeChatFixture>, IAsyncLifetime
{
    private readonly FakeWeChatProcess _fake = fixture.Fake;

    public Task InitializeAsync() => _fake.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false, "text/xml", "<xml>")]
    [InlineData(true, "application/json", "{")]
    public async Task Push_OnTheWire_NamesNoCharsetAndHasItsLength(bool json, string type, string start)
    {
        await using var receiver = new WireServer("HTTP/1.1 200 OK", "success"u8.ToArray());
        await PushAsync(receiver, new { url = Address(receiver), json });
        var request = Assert.Single(receiver.Requests);
        Assert.Equal(type, request.Headers["Content-Type"]);
        Assert.Equal("Mozilla/4.0", request.Headers["User-Agent"]);
        Assert.StartsWith(start, Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);
        Assert.Contains("encrypt_type=aes", request.Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK", "no", 3)]
    [InlineData("HTTP/1.1 503 Busy", "", 3)]
    [InlineData("HTTP/1.1 200 OK", "", 1)]
    [InlineData("HTTP/1.1 200 OK", "success", 1)]
    public async Task Push_AnsweredOtherwise_IsTriedThreeTimesSignedAnew(string head, string body, int attempts)
    {
        await using var receiver = new WireServer(head, Encoding.UTF8.GetBytes(body));
        await PushAsync(receiver, new { url = Address(receiver), retryMs = 1 });
        Assert.Equal(attempts, receiver.Requests.Count);
        Assert.Equal(attempts, receiver.Requests.Select(r => r.Line).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Push_ByAClockThatIsAhead_SaysSo()
    {
        await using var receiver = new WireServer("HTTP/1.1 200 OK", "success"u8.ToArray());
        await PushAsync(receiver, new { url = Address(receiver), skewSeconds = 1000 });
        var now = (await _fake.ReadStateAsync()).GetProperty("now").GetDateTimeOffset().ToUnixTimeSeconds();
        var said = long.Parse(receiver.Requests[0].Line.Split("timestamp=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(said - now, 990, 1000);
    }

    private static Uri Address(WireServer receiver) => new(receiver.Endpoint, "/wechat/push");

    private async Task PushAsync(WireServer receiver, object options)
    {
        await _fake.SetPushAsync(options);
        await _fake.TapAsync("o-1", FakeWeChatProcess.ExpiryTemplate);
        await _fake.UntilPushedAsync();
        await _fake.ResetAsync();
        Assert.NotEmpty(receiver.Requests);
    }
}

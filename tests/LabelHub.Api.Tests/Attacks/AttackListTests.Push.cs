using System.Globalization;
using System.Net;
using LabelHub.Api.Tests.Service;
using LabelHub.TestKit.WeChat;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>The listed requests to the address of WeChat's pushes.</summary>
public sealed partial class AttackListTests
{
    [Fact]
    public async Task F6_UnsignedGarbageWithHalfCharacters_Is401WithoutAStackTrace()
    {
        var ear = new LogEar();
        var pushed = await PushedHostAsync(ear);
        string[] bodies =
        [
            """{"Encrypt":"\ud800"}""", """{"\ud800":"x","Encrypt":"a"}""", """{"x":"\udc00","Encrypt":"a"}""", """{"x":{"y":["\udc00"]},"Encrypt":"a"}""",
        ];

        foreach (var body in bodies)
        {
            var (status, text) = await PushAsync(pushed, body);
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Contains("push.forged", text, StringComparison.Ordinal);
        }

        Assert.Equal(bodies.Length, ear.Lines.Count(l => l.StartsWith("A push was refused", StringComparison.Ordinal)));
        Assert.DoesNotContain(ear.Lines, l => l.Contains("InvalidOperationException", StringComparison.Ordinal));
        await ((IAsyncLifetime)pushed).DisposeAsync();
    }

    [Fact]
    public async Task F6_UnsignedGarbageWhereNoPushIsSetUp_Is401() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await PushAsync(host, """{"Encrypt":"\ud800"}""")).Status);

    [Fact]
    public async Task F6_GarbageWithoutEnd_IsLimitedAndLoggedOnlySoFar()
    {
        var ear = new LogEar();
        var pushed = await PushedHostAsync(ear, limit: "5");

        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await PushAsync(pushed, "{}")).Status);
        for (var i = 0; i < 20; i++)
        {
            var (status, text) = await PushAsync(pushed, "{}");
            Assert.Equal(HttpStatusCode.TooManyRequests, status);
            Assert.Contains("request.tooMany", text, StringComparison.Ordinal);
        }

        Assert.Equal(5, ear.Lines.Count(l => l.StartsWith("A push was refused", StringComparison.Ordinal)));
        await ((IAsyncLifetime)pushed).DisposeAsync();
    }

    private static async Task<ApiHost> PushedHostAsync(LogEar ear, string limit = "60")
    {
        var pushed = new ApiHost { Ear = ear };
        pushed.Settings["WeChat:PushToken"] = FakeWeChatProcess.PushToken;
        pushed.Settings["WeChat:PushEncodingAesKey"] = FakeWeChatProcess.PushAesKey;
        pushed.Settings["RateLimits:ForgedPushes"] = limit;
        await pushed.InitializeAsync();
        return pushed;
    }

    private static async Task<(HttpStatusCode Status, string Text)> PushAsync(ApiHost pushed, string body)
    {
        using var client = pushed.CreateClient(token: null);
        var now = pushed.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var content = new StringContent(body);
        using var answer = await client.PostAsync($"/wechat/push?timestamp={now}&nonce=1&msg_signature=0", content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

using System.Net;
using LabelHub.Api.Tests.Service;
using LabelHub.TestKit.WeChat;

namespace LabelHub.Api.Tests.Messages;

/// <summary>Forged pushes have a limit for each address; genuine ones have none, wherever they come from.</summary>
public sealed class PushLimitTests : IAsyncLifetime
{
    private const int Limit = 3;
    private readonly SignInHost _host = new();

    public Task InitializeAsync()
    {
        _host.Settings["RateLimits:ForgedPushes"] = "3";
        return _host.InitializeAsync();
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Push_GenuineFromAnAddressThatHasUsedUpItsForgeries_IsTaken()
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, await ForgeAsync(Limit + 1));
        for (var i = 0; i < 10 * Limit; i++)
            await _host.WeChat.TapAsync(FormattableString.Invariant($"o-{i}"), FakeWeChatProcess.ExpiryTemplate);
        await _host.WeChat.UntilPushedAsync();
        var answers = (await _host.WeChat.ReadPushesAsync()).SelectMany(p => p.GetProperty("answers").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(Enumerable.Repeat("200 success", 10 * Limit), answers);
        Assert.True(await _host.WeChat.CheckPushAsync());
    }

    [Fact]
    public async Task Echo_ForgedTooOften_IsLimitedWithThePushes()
    {
        using var stranger = _host.Api.CreateClient(token: null);
        await ForgeAsync(Limit);
        using var answer = await stranger.GetAsync("/wechat/push?signature=0&timestamp=1&nonce=2&echostr=3");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    private async Task<HttpStatusCode> ForgeAsync(int times)
    {
        using var stranger = _host.Api.CreateClient(token: null);
        HttpStatusCode last = default;
        for (var i = 0; i < times; i++)
        {
            using var content = new StringContent("{}");
            using var answer = await stranger.PostAsync("/wechat/push", content);
            last = answer.StatusCode;
        }

        return last;
    }
}

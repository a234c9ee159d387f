using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.TestKit.Service;
using LabelHub.TestKit.WeChat;
using Microsoft.Extensions.Logging;

namespace LabelHub.Api.Tests.Service;

/// <summary>The API with a fake WeChat of its own beside it.</summary>
public sealed class SignInHost : IAsyncLifetime
{
    public string AppSecret { get; init; } = FakeWeChatProcess.AppSecret;

    /// <summary>Hears everything the API logs.</summary>
    public ILoggerProvider? Ear { get; init; }

    /// <summary>Settings beside those that a fake WeChat needs.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the fake pushes to.</summary>
    public Uri PushAddress { get; private set; } = null!;

    public FakeWeChatProcess WeChat { get; private set; } = null!;

    public ApiHost Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        WeChat = await FakeWeChatProcess.StartAsync("--AppSecret", AppSecret);
        Api = new ApiHost { Ear = Ear };
        Api.Settings["WeChat:AppId"] = FakeWeChatProcess.AppId;
        Api.Settings["WeChat:AppSecret"] = AppSecret;
        Api.Settings["WeChat:Endpoint"] = WeChat.Endpoint.ToString();
        Api.Settings["RateLimits:SignIns"] = "1000000";
        foreach (var (key, value) in NodeSettings.Messages)
            Api.Settings[key] = value;
        foreach (var (key, value) in Settings)
            Api.Settings[key] = value;
        await Api.InitializeAsync();
        using var client = Api.CreateClient();
        PushAddress = new Uri(client.BaseAddress!, "/wechat/push");
        await ConnectPushAsync();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)Api).DisposeAsync();
        await WeChat.DisposeAsync();
    }

    /// <summary>Sets up the fake's push afresh, and its clock like the host's: a push from another time is refused.</summary>
    public async Task ConnectPushAsync()
    {
        await WeChat.SetPushAsync(new { url = PushAddress });
        await WeChat.SetClockAsync(Api.Clock.GetUtcNow());
    }

    /// <summary>POST /v1/sessions with a code.</summary>
    public async Task<(HttpResponseMessage Response, JsonElement Body)> SignInWithAsync(string code, string? deviceNote = null)
    {
        using var phone = Api.CreateClient(token: null);
        var response = await phone.PostAsJsonAsync("/v1/sessions", new { code, deviceNote });
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>wx.login on somebody's phone, then POST /v1/sessions.</summary>
    public async Task<(HttpResponseMessage Response, JsonElement Body)> SignInAsync(string openId, string? deviceNote = null) =>
        await SignInWithAsync(await WeChat.LoginAsync(openId), deviceNote);

    /// <summary>A client of a person who has just signed in.</summary>
    public async Task<HttpClient> ClientOfAsync(string openId, string? deviceNote = null) =>
        Api.CreateClient((await SignInAsync(openId, deviceNote)).Body.GetProperty("token").GetString());
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LabelHub.TestKit.WeChat;

namespace LabelHub.WeChat.Tests.Fake;

/// <summary>Calls the fake as an ordinary client would: JSON with its length.</summary>
internal sealed class FakeCaller(Uri endpoint) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = endpoint };

    public static object TokenBody => new { grant_type = "client_credential", appid = FakeWeChatProcess.AppId, secret = FakeWeChatProcess.AppSecret };

    public static ByteArrayContent Json(object body)
    {
        var content = new ByteArrayContent(body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        return content;
    }

    public void Dispose() => _client.Dispose();

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content) => _client.PostAsync(new Uri(path, UriKind.Relative), content);

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await PostAsync(path, Json(body));
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> PostAsync(string path, string body) => await PostAsync(path, (object)Encoding.UTF8.GetBytes(body));

    public Task<JsonElement> GetAsync(string path) => _client.GetFromJsonAsync<JsonElement>(path);

    public async Task<string> TokenAsync() => (await PostAsync("/cgi-bin/stable_token", TokenBody)).GetProperty("access_token").GetString()!;

    public async Task<string> SendPathAsync() => $"/cgi-bin/message/subscribe/send?access_token={await TokenAsync()}";
}

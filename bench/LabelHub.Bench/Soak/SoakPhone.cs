using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace LabelHub.Bench.Soak;

/// <summary>Somebody's phone: it repeats what got no answer, at whichever node answers, under the same key.</summary>
internal sealed class SoakPhone(SoakCluster cluster, HttpClient http, string openId)
{
    private const int Tries = 3000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private string? _token;

    public string OpenId => openId;

    public async Task SignInAsync()
    {
        // a code is good once: each try has its own
        (int Status, JsonElement Body)? answer = null;
        for (var i = 0; _token is null && i < Tries; i++)
        {
            answer = await OnceAsync(HttpMethod.Post, "/v1/sessions", new { code = await cluster.WeChat.LoginAsync(openId) }, key: null, i);
            if (answer is { Status: 201 })
                _token = answer.Value.Body.GetProperty("token").GetString();
            else
                await Task.Delay(Pause);
        }

        if (_token is null)
            throw new InvalidOperationException($"{openId} cannot sign in; the last time: {answer}");
    }

    /// <summary>Sends until somebody answers. What is gone, settled or changed by somebody else meanwhile is an answer like any other.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        var key = Guid.NewGuid().ToString("N");
        (int Status, JsonElement Body)? last = null;
        for (var i = 0; i < Tries; i++)
        {
            last = await OnceAsync(method, path, body, key, i);
            if (last is { Status: < 500 and not 429 } given)
                return given.Status is < 400 or 404 or 409 or 412
                    ? given.Body
                    : throw new InvalidOperationException($"{method} {path}: {given.Status} {given.Body}");
            await Task.Delay(Pause);
        }

        throw new InvalidOperationException($"{method} {path}: nobody answers; the last time: {last}");
    }

    public Task<JsonElement> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body ?? new { });

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    private async Task<(int Status, JsonElement Body)?> OnceAsync(HttpMethod method, string path, object? body, string? key, int attempt)
    {
        var node = cluster.Nodes[(Math.Abs(openId.GetHashCode(StringComparison.Ordinal)) + attempt) % cluster.Nodes.Count];
        using var request = new HttpRequestMessage(method, new Uri(node.Address, path));
        request.Content = body is null ? null : JsonContent.Create(body);
        if (_token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (key is not null && method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return ((int)response.StatusCode, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return null; // the node was killed: the next one, or itself again
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>An owner's phone, as far as HTTP goes.</summary>
public sealed class OwnerClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;

    public OwnerClient(string address) => _http = new HttpClient { BaseAddress = new Uri(address), Timeout = Patience };

    public HttpClient Http => _http;

    public static JsonObject Workshop() => (JsonObject)JsonNode.Parse("""
        { "name": "石磨梁榨油坊", "address": "广西桂林市石磨梁村6组", "phone": "0773-2800000", "jurisdiction": "450300",
          "authorization": { "kind": "registrationCertificate", "number": "示例00000001", "validFrom": "2025-01-01", "validUntil": "2030-12-31" } }
        """)!;

    public static JsonObject Product() => (JsonObject)JsonNode.Parse("""
        { "content": { "foodName": "浓香菜籽油", "packagingForm": "simplePackaged", "ingredients": "油菜籽", "netContent": "5L",
          "shelfLife": { "value": 12, "unit": "month" }, "storageConditions": "阴凉、避光、密封",
          "notes": [ { "caption": "质量等级", "text": "三级" } ] } }
        """)!;

    /// <summary>Made on a fixed day, however long ago that is.</summary>
    public static JsonObject Batch(string productionDate) => new()
    {
        ["productionDate"] = productionDate, ["confirm"] = new JsonArray("batch.backDated"),
    };

    public static JsonObject PrintJob() => (JsonObject)JsonNode.Parse("""
        { "stock": "60x40", "copies": 2, "printer": { "language": "tspl", "dpi": 203 } }
        """)!;

    /// <summary>wx.login at the fake, then a session here; used from now on.</summary>
    public async Task SignInAsync(int fakePort, string openId)
    {
        using var login = await _http.PostAsync(new Uri($"http://127.0.0.1:{fakePort}/__fake/users/{openId}/login"), content: null);
        var session = await PostAsync("/v1/sessions", (await login.Content.ReadFromJsonAsync<JsonObject>())!);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
    }

    /// <summary>A workshop with one lawful product.</summary>
    /// <returns>The path of the product.</returns>
    public async Task<string> OpenShopAsync()
    {
        var workshop = await PostAsync("/v1/workshops", Workshop());
        var products = $"/v1/workshops/{workshop.GetProperty("id").GetString()}/products";
        var product = await PostAsync(products, Product());
        Assert.Equal("pass", product.GetProperty("check").GetProperty("verdict").GetString());
        var path = $"{products}/{product.GetProperty("id").GetString()}";
        using var approved = await _http.PutAsJsonAsync(path + "/versions/1/approval", new { confirmed = true });
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        return path;
    }

    /// <summary>Posts and insists on success.</summary>
    public async Task<JsonElement> PostAsync(string path, JsonNode body, string? key = null)
    {
        var (status, text) = await SendAsync(path, body, key);
        Assert.True((int)status is 200 or 201, $"{path}: {(int)status} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Posts once, whatever comes of it.</summary>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(string path, JsonNode body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path)
    {
        var items = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await GetAsync($"{path}?limit=100&cursor={cursor}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }

        return items;
    }

    public void Dispose() => _http.Dispose();
}

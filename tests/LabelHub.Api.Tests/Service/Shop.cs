using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>A workshop with one lawful product, made over HTTP by an account of its own.</summary>
public sealed class Shop
{
    private Shop(HttpClient owner) => Owner = owner;

    /// <summary>Signed in as the owner.</summary>
    public HttpClient Owner { get; }

    public string WorkshopId { get; private set; } = "";

    public string ProductId { get; private set; } = "";

    public string Products => $"/v1/workshops/{WorkshopId}/products";

    public string Path(string below) => $"/v1/workshops/{WorkshopId}/{below}";

    public string Batches => $"{Products}/{ProductId}/batches";

    public static JsonObject Workshop() => (JsonObject)JsonNode.Parse("""
        { "name": "石磨梁榨油坊", "address": "广西桂林市石磨梁村6组", "phone": "0773-2800000", "jurisdiction": "450300",
          "authorization": { "kind": "registrationCertificate", "number": "示例00000001", "validFrom": "2025-01-01", "validUntil": "2027-12-31" } }
        """)!;

    public static JsonObject Product() => (JsonObject)JsonNode.Parse("""
        { "content": { "foodName": "浓香菜籽油", "packagingForm": "simplePackaged", "ingredients": "油菜籽", "netContent": "5L",
          "shelfLife": { "value": 12, "unit": "month" }, "storageConditions": "阴凉、避光、密封", "notes": [ { "caption": "质量等级", "text": "三级" } ] } }
        """)!;

    public static JsonObject PrintJob() => (JsonObject)JsonNode.Parse("""
        { "stock": "60x40", "copies": 2, "printer": { "language": "tspl", "dpi": 203 } }
        """)!;

    /// <summary>Ten days are left of it on the day of the tests: a reminder is due at once.</summary>
    public static JsonObject Credential(string validUntil = "2026-12-01") => new()
    {
        ["kind"] = "healthCertificate", ["holder"] = "王师傅", ["number"] = "示例0001", ["validUntil"] = validUntil,
    };

    public static JsonObject ReportSchedule() => (JsonObject)JsonNode.Parse("""
        { "title": "小作坊月报", "dayOfMonth": 24, "fromMonth": 3, "untilMonth": 11, "leadDays": [6, 1, 0], "rollBackToWorkday": true }
        """)!;

    public static async Task<Shop> OpenAsync(ApiHost host)
    {
        var shop = new Shop(host.CreateClient(await host.SignInAsync()));
        shop.WorkshopId = (await shop.PostAsync("/v1/workshops", Workshop())).GetProperty("id").GetString()!;
        shop.ProductId = (await shop.PostAsync(shop.Products, Product())).GetProperty("id").GetString()!;
        await shop.ApproveAsync(shop.ProductId, 1);
        return shop;
    }

    /// <summary>The owner vouches for a version.</summary>
    public async Task ApproveAsync(string productId, int version)
    {
        using var answer = await Owner.PutAsJsonAsync($"{Products}/{productId}/versions/{version}/approval", new { confirmed = true });
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>The workshop of <see cref="Workshop"/> with other words in it.</summary>
    public Task ChangeWorkshopAsync(Action<JsonObject> change)
    {
        var body = Workshop();
        change(body);
        return PutAsync($"/v1/workshops/{WorkshopId}", body);
    }

    /// <summary>A change of what is there now, whoever changed it before.</summary>
    public async Task PutAsync(string path, JsonNode body)
    {
        using var read = await Owner.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var changed = await Owner.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.OK, changed.StatusCode);
    }

    public Task<JsonElement> MakeBatchAsync(string productionDate = "2026-11-20") =>
        PostAsync(Batches, new JsonObject { ["productionDate"] = productionDate, ["confirm"] = new JsonArray("batch.backDated") });

    /// <summary>A print job of a batch, fetched where it says so and concluded where an outcome is given.</summary>
    public async Task<JsonElement> PrintAsync(JsonElement batch, bool fetch = true, JsonObject? outcome = null, JsonObject? job = null)
    {
        var made = await PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", job ?? PrintJob());
        if (fetch)
            await Owner.GetByteArrayAsync(made.GetProperty("dataUrl").GetString());
        return outcome is null ? made : await PostAsync($"/v1/print-jobs/{made.GetProperty("id").GetString()}/outcome", outcome);
    }

    /// <summary>An answer that is none of success, with its code.</summary>
    public static async Task<(int Status, string? Code, JsonElement Body)> RefusalAsync(HttpResponseMessage response)
    {
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return ((int)response.StatusCode, body.TryGetProperty("code", out var code) ? code.GetString() : null, body);
    }

    public async Task<JsonElement> PostAsync(string path, JsonNode body, string? key = null)
    {
        using var response = await SendAsync(path, body, key);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<HttpResponseMessage> SendAsync(string path, JsonNode body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Owner.SendAsync(request);
    }
}

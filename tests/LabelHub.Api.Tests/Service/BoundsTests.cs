using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Labels;
using LabelHub.Persistence.Ids;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Service;

/// <summary>What cannot be kept is refused by the field's name, and no list or shop grows without end.</summary>
public sealed class BoundsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Text_WithANulCharacter_Is400NamingTheField()
    {
        var shop = await Shop.OpenAsync(host);
        List<string> failures = [];
        foreach (var (path, body) in new[]
        {
            ("/v1/label-checks", Requests.Check()), ("/v1/label-renderings", Requests.Render()),
            ("/v1/workshops", Shop.Workshop()), (shop.Products, FullProduct()), (shop.Batches, Batch()),
            (shop.Path("credentials"), Shop.Credential()), (shop.Path("report-schedules"), Shop.ReportSchedule()),
        })
        {
            foreach (var (field, poison) in Texts(body, ""))
            {
                var copy = (JsonObject)body.DeepClone();
                poison(copy);
                using var response = await shop.SendAsync(path, copy);
                var text = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.BadRequest || !text.Contains($"\"{field}\"", StringComparison.Ordinal))
                    failures.Add($"{path} {field}: {(int)response.StatusCode} {text}");
            }
        }

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\u0001\"")]
    public async Task Text_ThatIsNoText_Is400(string literal)
    {
        var shop = await Shop.OpenAsync(host);
        using var content = new StringContent(
            Shop.Product().ToJsonString().Replace("\"5L\"", literal, StringComparison.Ordinal), Encoding.UTF8, "application/json");

        using var response = await shop.Owner.PostAsync(shop.Products, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("limit=0", 400)]
    [InlineData("limit=-1", 400)]
    [InlineData("limit=99999999999999999999", 400)]
    [InlineData("limit=many", 400)]
    [InlineData("cursor=%00", 400)]
    [InlineData("cursor=prd_", 400)]
    [InlineData("cursor=ses_01kamz5x3d8g2v7c9rte4qhn6b", 400)]
    [InlineData("cursor=", 200)]
    [InlineData("limit=2147483647", 200)]
    public async Task List_LimitAndCursor_AreChecked(string query, int status)
    {
        var shop = await Shop.OpenAsync(host);

        foreach (var list in new[]
        {
            "/v1/workshops", shop.Products, shop.Batches, shop.Path("credentials"), shop.Path("report-schedules"), shop.Path("reminders"),
        })
            Assert.Equal(status, (int)(await shop.Owner.GetAsync($"{list}?{query}")).StatusCode);
    }

    [Fact]
    public async Task List_PageByPage_GivesEverythingOnce()
    {
        var shop = await Shop.OpenAsync(host);
        for (var i = 0; i < 4; i++)
            await shop.PostAsync(shop.Products, Shop.Product());

        List<string> seen = [];
        var path = shop.Products + "?limit=2";
        while (path is not null)
        {
            var page = await shop.Owner.GetFromJsonAsync<JsonElement>(path);
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetString()!));
            path = page.GetProperty("nextCursor").GetString() is { } cursor ? $"{shop.Products}?limit=2&cursor={cursor}" : null;
        }

        Assert.Equal(5, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public async Task List_CursorOfAnotherWorkshopsProduct_ShowsNothingOfIt()
    {
        var shop = await Shop.OpenAsync(host);
        var other = await Shop.OpenAsync(host);

        var page = await other.Owner.GetFromJsonAsync<JsonElement>($"{other.Products}?cursor={shop.ProductId}");

        Assert.DoesNotContain(page.GetProperty("items").EnumerateArray(), p => p.GetProperty("id").GetString() == shop.ProductId);
    }

    [Fact]
    public async Task Products_OfOneWorkshop_AreBoundedAndADeletedOneMakesRoom()
    {
        var shop = await Shop.OpenAsync(host);
        Assert.True(PublicId.TryParse(IdKinds.Workshop, shop.WorkshopId, out var workshop));
        await using var context = host.Database.CreateContext();
        await context.Database.ExecuteSqlAsync($"""
            WITH made AS (
                INSERT INTO products (id, workshop_id, current_version, created_at)
                SELECT gen_random_uuid(), {workshop}, 1, now() FROM generate_series(2, 500) RETURNING id)
            INSERT INTO product_versions (product_id, version, content, content_hash, created_by, created_at)
            SELECT made.id, 1, v.content, v.content_hash, v.created_by, v.created_at
            FROM made, product_versions v JOIN products p ON p.id = v.product_id WHERE p.workshop_id = {workshop}
            """);

        using var tooMany = await shop.SendAsync(shop.Products, Shop.Product());
        using var deleted = await shop.Owner.DeleteAsync($"{shop.Products}/{shop.ProductId}");
        using var fits = await shop.SendAsync(shop.Products, Shop.Product());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.StatusCode);
        Assert.Contains("product.tooMany", await tooMany.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.Created, fits.StatusCode);
    }

    [Fact]
    public async Task Workshops_OfOneAccount_AreBounded()
    {
        var shop = await Shop.OpenAsync(host);
        for (var i = 1; i < 100; i++)
            await shop.PostAsync("/v1/workshops", Shop.Workshop());

        using var tooMany = await shop.SendAsync("/v1/workshops", Shop.Workshop());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.StatusCode);
        Assert.Contains("workshop.tooMany", await tooMany.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static JsonObject Batch() => new() { ["productionDate"] = "2026-11-20", ["batchNumber"] = "一号" };

    private static JsonObject FullProduct()
    {
        var product = Shop.Product();
        foreach (var field in new[] { "foodCategory", "brand", "slogan", "usage", "description", "specification", "productStandard" })
            product["content"]![field] = "字";
        product["content"]!["batchPattern"] = "{yyyyMMdd}-{seq2}";
        return product;
    }

    /// <summary>Every text that may hold any characters, by its path, and how to put a NUL into it.</summary>
    private static IEnumerable<(string Field, Action<JsonNode> Poison)> Texts(JsonNode node, string at)
    {
        string[] closed = ["packagingForm", "evaluationDate", "productionDate", "kind", "unit", "validFrom", "validUntil", "format"];
        var children = node is JsonObject o
            ? o.Select(p => (At: at.Length == 0 ? p.Key : $"{at}.{p.Key}", Step: (Func<JsonNode, JsonNode?>)(n => n[p.Key]), p.Key, p.Value))
            : node.AsArray().Select((v, i) => (At: $"{at}[{i}]", Step: (Func<JsonNode, JsonNode?>)(n => n[i]), Key: "", Value: v));
        foreach (var child in children)
        {
            if (child.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String && !closed.Contains(child.Key))
                yield return (child.At, n => n[child.Key] = (string?)value + "\0");
            if (child.Value is JsonObject or JsonArray)
            {
                foreach (var (field, poison) in Texts(child.Value, child.At))
                    yield return (field, n => poison(child.Step(n)!));
            }
        }
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>Nobody overwrites what somebody else wrote meanwhile, and no version is ever changed.</summary>
public sealed class EntityTagTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Put_IfMatchMissingStaleOrRight_Is428Then412Then200(bool product)
    {
        var shop = await Shop.OpenAsync(host);
        var (path, body) = Target(shop, product);
        var first = await TagAsync(shop, path);

        using var missing = await PutAsync(shop, path, body, tag: null);
        using var right = await PutAsync(shop, path, body, first);
        using var stale = await PutAsync(shop, path, body, first);
        using var next = await PutAsync(shop, path, body, right.Headers.ETag!.Tag);

        Assert.Equal((HttpStatusCode)428, missing.StatusCode);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("request.stale", (await stale.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(await TagAsync(shop, path), next.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Put_TenAtOnceWithOneTag_OneWins(bool product)
    {
        var shop = await Shop.OpenAsync(host);
        var (path, body) = Target(shop, product);
        var tag = await TagAsync(shop, path);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PutAsync(shop, path, (JsonObject)body.DeepClone(), tag)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        if (product)
            Assert.Equal(2, (await shop.Owner.GetFromJsonAsync<JsonElement>(path)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Delete_FiveAtOnceAmongUpdates_OneDeletesAndNothingBreaks()
    {
        var shop = await Shop.OpenAsync(host);
        var path = $"{shop.Products}/{shop.ProductId}";

        var puts = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PutAsync(shop, path, Shop.Product(), "*")));
        var deletes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => shop.Owner.DeleteAsync(path)));

        Assert.Single(deletes, d => d.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(4, deletes.Count(d => d.StatusCode == HttpStatusCode.NotFound));
        Assert.All(await puts, p => Assert.InRange((int)p.StatusCode, 200, 499));
        Assert.Equal(HttpStatusCode.NotFound, (await shop.Owner.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Post_OfAWorkshopOrProduct_GivesTheTagOfItsGet()
    {
        var shop = await Shop.OpenAsync(host);

        foreach (var (path, body) in new[] { ("/v1/workshops", Shop.Workshop()), (shop.Products, Shop.Product()) })
        {
            using var made = await shop.SendAsync(path, body);
            Assert.Equal(await TagAsync(shop, made.Headers.Location!.ToString()), made.Headers.ETag!.Tag);
        }
    }

    [Fact]
    public async Task Get_OfACheckAfterTheWorkshopChanged_Is200AndTheOldTagStillUpdatesTheProduct()
    {
        var shop = await Shop.OpenAsync(host);
        var path = $"{shop.Products}/{shop.ProductId}";
        var tag = await TagAsync(shop, path);
        using var moved = await PutAsync(shop, $"/v1/workshops/{shop.WorkshopId}", Renamed(), "*");

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var read = await shop.Owner.SendAsync(request);
        using var put = await PutAsync(shop, path, Shop.Product(), tag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (moved.StatusCode, read.StatusCode, put.StatusCode));
        Assert.NotEqual(tag, read.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Batch_OfAnOlderVersion_KeepsItsText()
    {
        var shop = await Shop.OpenAsync(host);
        var old = await shop.MakeBatchAsync();
        var path = $"{shop.Products}/{shop.ProductId}";
        var body = Shop.Product();
        body["content"]!["foodName"] = "小榨菜籽油";
        using var put = await PutAsync(shop, path, body, await TagAsync(shop, path));
        await shop.ApproveAsync(shop.ProductId, 2);
        var fresh = await shop.MakeBatchAsync();

        Assert.Equal(1, old.GetProperty("productVersion").GetInt32());
        Assert.Equal(2, fresh.GetProperty("productVersion").GetInt32());
        Assert.Equal("浓香菜籽油", await PrintedNameAsync(shop, old));
        Assert.Equal("小榨菜籽油", await PrintedNameAsync(shop, fresh));
    }

    private async Task<string?> PrintedNameAsync(Shop shop, JsonElement batch)
    {
        await shop.PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());
        using var visitor = host.CreateClient(token: null);
        var page = await visitor.GetFromJsonAsync<JsonElement>("/v1/public/t/" + batch.GetProperty("traceCode").GetString());
        return page.GetProperty("foodName").GetString();
    }

    private static (string Path, JsonObject Body) Target(Shop shop, bool product) =>
        product ? ($"{shop.Products}/{shop.ProductId}", Shop.Product()) : ($"/v1/workshops/{shop.WorkshopId}", Renamed());

    private static JsonObject Renamed()
    {
        var body = Shop.Workshop();
        body["name"] = "石磨梁新榨油坊";
        return body;
    }

    private static async Task<string> TagAsync(Shop shop, string path)
    {
        using var response = await shop.Owner.GetAsync(path);
        return response.Headers.ETag!.Tag;
    }

    private static async Task<HttpResponseMessage> PutAsync(Shop shop, string path, JsonObject body, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await shop.Owner.SendAsync(request);
    }
}

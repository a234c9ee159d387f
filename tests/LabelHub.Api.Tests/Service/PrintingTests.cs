using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>From a product to paper, over HTTP and a real database.</summary>
public sealed class PrintingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task PrintJob_WholeWay_BytesSegmentsOutcomeAndPageAgree()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        var job = await shop.PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());
        var path = $"/v1/print-jobs/{job.GetProperty("id").GetString()}";

        var bytes = await shop.Owner.GetByteArrayAsync(job.GetProperty("dataUrl").GetString());

        Assert.Equal("queued", job.GetProperty("state").GetString());
        Assert.Equal(job.GetProperty("totalBytes").GetInt32(), bytes.Length);
        Assert.Equal(job.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var segments = job.GetProperty("segments").EnumerateArray().ToArray();
        Assert.Equal(["header", "bitmap", "bitmap", "print"], segments.Select(s => s.GetProperty("kind").GetString()));
        Assert.Equal(bytes.Length, segments.Sum(s => s.GetProperty("length").GetInt32()));
        Assert.Equal("sent", (await shop.Owner.GetFromJsonAsync<JsonElement>(path)).GetProperty("state").GetString());
        var outcome = await shop.PostAsync(path + "/outcome", new JsonObject { ["state"] = "printed", ["printed"] = 2, ["spoiled"] = 0 });
        Assert.Equal("printed", outcome.GetProperty("state").GetString());

        using var visitor = host.CreateClient(token: null);
        var page = await visitor.GetStringAsync($"/t/{batch.GetProperty("traceCode").GetString()}");
        var twin = await visitor.GetFromJsonAsync<JsonElement>($"/v1/public/t/{batch.GetProperty("traceCode").GetString()}");
        Assert.Contains("浓香菜籽油", page, StringComparison.Ordinal);
        Assert.Contains("在保质期内", page, StringComparison.Ordinal);
        Assert.Contains("石磨梁榨油坊", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(job.GetProperty("contentHash").GetString(), twin.GetProperty("contentHash").GetString());
    }

    [Fact]
    public async Task PrintData_ByRange_GivesThePartsAndIsSentWhenAllWereFetched()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        var job = await shop.PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());
        var (path, total) = (job.GetProperty("dataUrl").GetString()!, job.GetProperty("totalBytes").GetInt32());

        var first = await RangeAsync(shop, path, $"bytes=0-{(total / 2) - 1}");
        var between = await StateAsync(shop, job);
        var second = await RangeAsync(shop, path, $"bytes={total / 2}-");
        using var beyond = await SendRangeAsync(shop, path, $"bytes={total}-");

        Assert.Equal("queued", between);
        Assert.Equal("sent", await StateAsync(shop, job));
        Assert.Equal(job.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData([.. first, .. second])));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Theory]
    [InlineData("bytes=5000-", "bytes=0-4999")]
    [InlineData("bytes=-15000", "bytes=0-6000")]
    [InlineData("bytes=100-9999", "bytes=0-200", "bytes=9000-")]
    public async Task PrintData_InAnyOrderAndOverlapping_IsSentWhenTheLastHoleIsFilled(params string[] ranges)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        var job = await shop.PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());
        foreach (var range in ranges)
        {
            Assert.Equal("queued", await StateAsync(shop, job));
            await RangeAsync(shop, job.GetProperty("dataUrl").GetString()!, range);
        }

        Assert.Equal("sent", await StateAsync(shop, job));
    }

    [Fact]
    public async Task PrintJob_WithoutAWordForTenMinutes_IsUnknownAndMayStillBeAnswered()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        var job = await shop.PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());
        await shop.Owner.GetByteArrayAsync(job.GetProperty("dataUrl").GetString());
        using var sent = await shop.Owner.GetAsync($"/v1/print-jobs/{job.GetProperty("id").GetString()}");

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        using var silent = await shop.Owner.GetAsync($"/v1/print-jobs/{job.GetProperty("id").GetString()}");
        Assert.NotEqual(sent.Headers.ETag, silent.Headers.ETag);

        Assert.Equal("unknown", await StateAsync(shop, job));
        var answer = await shop.PostAsync($"/v1/print-jobs/{job.GetProperty("id").GetString()}/outcome", new JsonObject { ["state"] = "failed" });
        Assert.Equal("failed", answer.GetProperty("state").GetString());
        using var changed = await shop.SendAsync($"/v1/print-jobs/{job.GetProperty("id").GetString()}/outcome", new JsonObject { ["state"] = "printed" });
        Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
    }

    [Fact]
    public async Task PrintJob_OfAProductWithAMissingField_IsBlockedWithTheFindings()
    {
        var shop = await Shop.OpenAsync(host);
        var broken = Shop.Product();
        broken["content"]!["storageConditions"] = null;
        var product = await shop.PostAsync(shop.Products, broken);
        Assert.Equal("block", product.GetProperty("check").GetProperty("verdict").GetString());
        var batch = await shop.PostAsync($"{shop.Products}/{product.GetProperty("id").GetString()}/batches", new JsonObject { ["productionDate"] = "2026-11-20" });

        using var refused = await shop.SendAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());

        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("label.blocked", problem.GetProperty("code").GetString());
        Assert.Contains(problem.GetProperty("findings").EnumerateArray(), f => f.GetProperty("field").GetString() == "storageConditions");
    }

    [Fact]
    public async Task Idempotency_SamePostTwentyAtOnce_MakesOneBatchAndOnePrintJob()
    {
        var shop = await Shop.OpenAsync(host);
        var body = new JsonObject { ["productionDate"] = "2026-11-20" };

        var batches = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.PostAsync(shop.Batches, body.DeepClone(), "batch-1")));
        var path = $"/v1/batches/{batches[0].GetProperty("id").GetString()}/print-jobs";
        var jobs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.PostAsync(path, Shop.PrintJob(), "print-1")));

        Assert.Single(batches.Select(b => b.GetProperty("id").GetString()).Distinct());
        Assert.Single(jobs.Select(j => j.GetProperty("id").GetString()).Distinct());
        var listed = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Batches);
        Assert.Single(listed.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Idempotency_SameKeyOtherBody_IsAMismatch()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.PostAsync(shop.Batches, new JsonObject { ["productionDate"] = "2026-11-20" }, "k");

        using var other = await shop.SendAsync(shop.Batches, new JsonObject { ["productionDate"] = "2026-11-19" }, "k");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("idempotency.mismatch", (await other.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static async Task<string?> StateAsync(Shop shop, JsonElement job) =>
        (await shop.Owner.GetFromJsonAsync<JsonElement>($"/v1/print-jobs/{job.GetProperty("id").GetString()}")).GetProperty("state").GetString();

    private static async Task<byte[]> RangeAsync(Shop shop, string path, string range)
    {
        using var response = await SendRangeAsync(shop, path, range);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<HttpResponseMessage> SendRangeAsync(Shop shop, string path, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Range", range);
        return await shop.Owner.SendAsync(request);
    }
}

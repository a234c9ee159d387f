using System.Net;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>Batches: their numbers, their dates, their labels.</summary>
public sealed class BatchTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Batch_OfAProduct_GetsExpiryNumberAndTraceUrl()
    {
        var shop = await Shop.OpenAsync(host);

        var batch = await shop.PostAsync(
            shop.Batches, new JsonObject { ["productionDate"] = "2026-05-20", ["confirm"] = new JsonArray("batch.backDated") });

        Assert.Equal("2027-05-19", batch.GetProperty("expiryDate").GetString());
        Assert.Equal("20260520-01", batch.GetProperty("batchNumber").GetString());
        Assert.Equal("active", batch.GetProperty("state").GetString());
        Assert.Equal("https://l.example.cn/t/" + batch.GetProperty("traceCode").GetString(), batch.GetProperty("traceUrl").GetString());
    }

    [Fact]
    public async Task Batch_FiftyAtOnce_NumbersWithoutGapOrRepeat()
    {
        var shop = await Shop.OpenAsync(host);

        var batches = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.MakeBatchAsync()));

        Assert.Equal(
            Enumerable.Range(1, 50).Select(i => $"20261120-{i:d2}"),
            batches.Select(b => b.GetProperty("batchNumber").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Batch_NumberTypedTwice_Is409AndTheRunningNumbersStepOverIt()
    {
        var shop = await Shop.OpenAsync(host);
        var typed = new JsonObject { ["productionDate"] = "2026-11-20", ["batchNumber"] = "20261120-01" };
        await shop.PostAsync(shop.Batches, typed);

        using var again = await shop.SendAsync(shop.Batches, typed.DeepClone());
        var running = await shop.MakeBatchAsync();

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("20261120-02", running.GetProperty("batchNumber").GetString());
    }

    [Theory]
    [InlineData("png", "image/png")]
    [InlineData("pdf", "application/pdf")]
    [InlineData("tspl", "application/octet-stream")]
    public async Task BatchLabel_EveryFormat_IsDrawn(string format, string type)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = (await shop.MakeBatchAsync()).GetProperty("id").GetString();

        using var label = await shop.Owner.GetAsync($"/v1/batches/{batch}/label?stock=60x40&format={format}");

        Assert.Equal((HttpStatusCode.OK, type), (label.StatusCode, label.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Batch_MoreThanAHundredNumbersTypedByHand_AreSteppedOver()
    {
        var shop = await Shop.OpenAsync(host);
        for (var i = 1; i <= 130; i++)
            await shop.PostAsync(shop.Batches, new JsonObject { ["productionDate"] = "2026-11-20", ["batchNumber"] = $"20261120-{i:d2}" });

        Assert.Equal("20261120-131", (await shop.MakeBatchAsync()).GetProperty("batchNumber").GetString());
        Assert.Equal("20261120-132", (await shop.MakeBatchAsync()).GetProperty("batchNumber").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("24:00")]
    public async Task Batch_NumberedByTheTime_NeedsOneOfTheDay(string? time)
    {
        var shop = await Shop.OpenAsync(host);
        var product = Shop.Product();
        product["content"]!["batchPattern"] = "{yyyyMMdd}-{HHmm}";
        var batches = $"{shop.Products}/{(await shop.PostAsync(shop.Products, product)).GetProperty("id").GetString()}/batches";

        using var refused = await shop.SendAsync(batches, new JsonObject { ["productionDate"] = "2026-11-20", ["productionTime"] = time });
        var made = await shop.PostAsync(batches, new JsonObject { ["productionDate"] = "2026-11-20", ["productionTime"] = "06:30" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("\"productionTime\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("20261120-0630", made.GetProperty("batchNumber").GetString());
    }
}

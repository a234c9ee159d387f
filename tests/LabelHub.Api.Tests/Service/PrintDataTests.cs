using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabelHub.Api.Tests.Service;

/// <summary>A payload that was deleted by age comes back to the byte, or not at all.</summary>
public sealed class PrintDataTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("""{ "stock": "60x40", "copies": 2, "printer": { "language": "tspl", "dpi": 203 } }""")]
    [InlineData("""{ "stock": "80x60", "copies": 60, "printer": { "language": "zpl", "dpi": 300, "density": 10 }, "design": "big-name", "reprint": true }""")]
    [InlineData("""{ "stock": "50x30", "copies": 1, "printer": { "language": "cpcl", "dpi": 203, "offsetXDots": 2 } }""")]
    [InlineData("""{ "stock": "60x40", "copies": 3, "printer": { "language": "escpos", "dpi": 203, "bandRows": 24, "headDots": 576 } }""")]
    public async Task PrintData_AfterThePurge_IsDrawnAgainToTheSameBytes(string body)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        var job = await shop.PostAsync($"/v1/batches/{Id(batch)}/print-jobs", JsonNode.Parse(body)!);
        var before = await shop.Owner.GetByteArrayAsync(job.GetProperty("dataUrl").GetString());
        await shop.ChangeWorkshopAsync(w => (w["address"], w["jurisdiction"]) = ("北京市别处1号", "110000"));

        await PurgeAsync(Id(job));
        var after = await shop.Owner.GetByteArrayAsync(job.GetProperty("dataUrl").GetString());

        Assert.Equal(before, after);
        Assert.Equal(job.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(after)));
    }

    [Fact]
    public async Task PrintData_WithALogoAndAllergens_IsDrawnAgainToTheSameBytes()
    {
        var shop = await Shop.OpenAsync(host);
        var product = Shop.Product();
        (product["content"]!["foodName"], product["content"]!["ingredients"]) = ("花生糖", "白砂糖、花生仁、小麦粉");
        await shop.PutAsync($"{shop.Products}/{shop.ProductId}", product);
        await shop.ApproveAsync(shop.ProductId, 2);
        var body = Shop.PrintJob();
        body["stock"] = "80x60";
        body["logo"] = new JsonObject { ["width"] = 16, ["height"] = 16, ["bits"] = Convert.ToBase64String([0xA0, 0x01, .. new byte[30]]) };
        var job = await shop.PostAsync($"/v1/batches/{Id(await shop.MakeBatchAsync())}/print-jobs", body);
        var before = await shop.Owner.GetByteArrayAsync(job.GetProperty("dataUrl").GetString());

        await PurgeAsync(Id(job));

        Assert.Equal(before, await shop.Owner.GetByteArrayAsync(job.GetProperty("dataUrl").GetString()));
    }

    [Theory]
    [InlineData("UPDATE print_jobs SET drawing = jsonb_set(drawing, '{blocks,0,value}', '\"别的名字\"')")]
    [InlineData("UPDATE print_jobs SET drawing = jsonb_set(drawing, '{design}', '\"gone\"')")]
    [InlineData("UPDATE print_jobs SET drawing = NULL")]
    public async Task PrintData_ThatWouldComeOutOtherwise_Is410AndNeverOtherBytes(string change)
    {
        var shop = await Shop.OpenAsync(host);
        var job = await shop.PrintAsync(await shop.MakeBatchAsync());
        await PurgeAsync(Id(job));
        await using var context = host.Database.CreateContext();
        await context.Database.ExecuteSqlRawAsync(change.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

        var refused = await Shop.RefusalAsync(await shop.Owner.GetAsync(job.GetProperty("dataUrl").GetString()));

        Assert.Equal((410, "printData.gone"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task PrintData_OfARecalledBatch_IsRefused()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        var job = await shop.PrintAsync(batch, fetch: false);
        var code = batch.GetProperty("traceCode").GetString();
        await using (var context = host.Database.CreateContext())
            await context.Database.ExecuteSqlAsync($"UPDATE batches SET state = 'recalled' WHERE trace_code = {code}");

        var refused = await Shop.RefusalAsync(await shop.Owner.GetAsync(job.GetProperty("dataUrl").GetString()));

        Assert.Equal((409, "batch.recalled"), (refused.Status, refused.Code));
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;

    /// <summary>The nightly purge, eight days later.</summary>
    private async Task PurgeAsync(string job)
    {
        await using var context = host.Database.CreateContext();
        await new PurgeExpired(context, new TestClock(host.Clock.GetUtcNow().AddDays(8)), NullLogger<PurgeExpired>.Instance).RunAsync(default);
        Assert.True(Persistence.Ids.PublicId.TryParse(Persistence.Ids.IdKinds.PrintJob, job, out var id));
        Assert.False(await context.PrintPayloads.AnyAsync(p => p.PrintJobId == id));
    }
}

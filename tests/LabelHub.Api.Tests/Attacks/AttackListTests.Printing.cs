using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Service;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>The listed requests about batches, printing and pages.</summary>
public sealed partial class AttackListTests
{
    [Fact]
    public async Task P5_AddressChangedAfterTwentyWerePrintedAndAJobThatFails_PageShowsTheAddressOfThePacks()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        await shop.PrintAsync(batch, outcome: new JsonObject { ["state"] = "printed", ["printed"] = 20 }, job: Copies(20));
        await shop.ChangeWorkshopAsync(w => w["address"] = "广西桂林市新搬的地方9号");
        await shop.PrintAsync(batch, outcome: new JsonObject { ["state"] = "failed", ["printed"] = 0 });
        await shop.PrintAsync(batch, fetch: false);

        var page = await PageAsync(batch);
        var twin = await TwinAsync(batch);

        Assert.Contains("石磨梁村", page, StringComparison.Ordinal);
        Assert.DoesNotContain("新搬的地方", page, StringComparison.Ordinal);
        Assert.DoesNotContain("新搬的地方", twin.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soldOut", "已售完")]
    [InlineData("closed", "已结束")]
    public async Task P6_BatchNoLongerSold_PageAndTwinSaySo(string state, string words)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        await shop.PrintAsync(batch, outcome: new JsonObject { ["state"] = "printed" });
        using var changed = await shop.Owner.PutAsJsonAsync($"/v1/batches/{Id(batch)}/state", new { state });

        Assert.Contains(words, await PageAsync(batch), StringComparison.Ordinal);
        Assert.Equal(words, (await TwinAsync(batch)).GetProperty("stateText").GetString());
    }

    [Theory]
    [InlineData("2036-11-19")]
    [InlineData("2026-11-25")]
    [InlineData("2026-11-22")]
    [InlineData("9999-12-31")]
    public async Task F2_ProductionDateAhead_IsRefused(string date)
    {
        var shop = await Shop.OpenAsync(host);

        var refused = await Shop.RefusalAsync(await shop.SendAsync(shop.Batches, new JsonObject { ["productionDate"] = date }));

        Assert.Equal((422, "batch.futureDate"), (refused.Status, refused.Code));
        Assert.Equal("productionDate", refused.Body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task F2_ExpiredSoldOutBatchOfALapsedWorkshop_PrintsOnlyAfterAllIsConfirmed()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.PostAsync(shop.Batches, new JsonObject { ["productionDate"] = "2025-01-02", ["confirm"] = new JsonArray("batch.backDated") });
        using var sold = await shop.Owner.PutAsJsonAsync($"/v1/batches/{Id(batch)}/state", new { state = "soldOut" });
        await shop.ChangeWorkshopAsync(w => w["authorization"]!["validUntil"] = "2026-11-20");

        var asked = await Shop.RefusalAsync(await shop.SendAsync($"/v1/batches/{Id(batch)}/print-jobs", Shop.PrintJob()));
        var job = Shop.PrintJob();
        job["confirm"] = asked.Body.GetProperty("confirmations").Deserialize<JsonArray>();
        var made = await shop.PostAsync($"/v1/batches/{Id(batch)}/print-jobs", job);

        Assert.Equal((409, "confirmation.needed"), (asked.Status, asked.Code));
        string[] all = ["batch.expired", "batch.notActive", "authorization.lapsed"];
        Assert.Equal(all, asked.Body.GetProperty("confirmations").EnumerateArray().Select(c => c.GetString()!));
        Assert.Equal(all, made.GetProperty("confirmed").EnumerateArray().Select(c => c.GetString()!));
    }

    [Theory]
    [InlineData("tspl")]
    [InlineData("cpcl")]
    [InlineData("escpos")]
    [InlineData("zpl")]
    public async Task B8_PrinterBytesByGetOfWhatMustNotBePrinted_AreRefusedAndNothingIsWritten(string format)
    {
        var shop = await Shop.OpenAsync(host);
        var recalled = await shop.MakeBatchAsync();
        await RecallAsync(recalled);
        await shop.PutAsync($"{shop.Products}/{shop.ProductId}", Shop.Product());
        var unapproved = await shop.MakeBatchAsync();
        var broken = Shop.Product();
        broken["content"]!["storageConditions"] = null;
        await shop.PutAsync($"{shop.Products}/{shop.ProductId}", broken);
        var blocked = await shop.MakeBatchAsync();
        var before = await TableSums.ReadAsync(host.Database);

        foreach (var (batch, code) in new[] { (recalled, "batch.recalled"), (unapproved, "product.notApproved"), (blocked, "label.blocked") })
        {
            var refused = await Shop.RefusalAsync(await shop.Owner.GetAsync($"/v1/batches/{Id(batch)}/label?format={format}"));
            Assert.Equal((422, code), (refused.Status, refused.Code));
            using var draft = await shop.Owner.GetAsync($"/v1/batches/{Id(batch)}/label?format=png");
            Assert.Equal(HttpStatusCode.OK, draft.StatusCode);
        }

        Assert.Equal(before, await TableSums.ReadAsync(host.Database));
    }

    [Fact]
    public async Task B10_ListOfBatches_IsNewestFirstOverAllPages()
    {
        var shop = await Shop.OpenAsync(host);
        List<string> made = [];
        for (var i = 0; i < 5; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            made.Insert(0, Id(await shop.MakeBatchAsync()));
        }

        List<string> listed = [];
        for (var path = shop.Batches + "?limit=2"; path is not null;)
        {
            var list = await shop.Owner.GetFromJsonAsync<JsonElement>(path);
            listed.AddRange(list.GetProperty("items").EnumerateArray().Select(Id));
            path = list.GetProperty("nextCursor").GetString() is { } cursor ? $"{shop.Batches}?limit=2&cursor={cursor}" : null;
        }

        Assert.Equal(made, listed);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\u200B")]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    [InlineData("\u3000\u3000")]
    [InlineData("{yyyyMMdd}\u202E")]
    [InlineData(" {yyyyMMdd}")]
    public async Task B12_BatchPatternOfBlanksOrInvisibleCharacters_IsRefused(string pattern)
    {
        var shop = await Shop.OpenAsync(host);
        var product = Shop.Product();
        product["content"]!["batchPattern"] = pattern;

        var refused = await Shop.RefusalAsync(await shop.SendAsync(shop.Products, product));

        Assert.Equal(400, refused.Status);
        Assert.Equal("content.batchPattern", refused.Body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData(1, 1, 422)]
    [InlineData(2, null, 422)]
    [InlineData(null, 2, 422)]
    [InlineData(2147483647, 2147483647, 422)]
    [InlineData(-1, null, 400)]
    [InlineData(0, -1, 400)]
    public async Task F12_OutcomeOfMoreLabelsThanCopies_IsRefusedNamingTheField(int? printed, int? spoiled, int status)
    {
        var shop = await Shop.OpenAsync(host);
        var job = await shop.PrintAsync(await shop.MakeBatchAsync(), job: Copies(1));

        var refused = await Shop.RefusalAsync(await shop.SendAsync(
            $"/v1/print-jobs/{Id(job)}/outcome", new JsonObject { ["state"] = "printed", ["printed"] = printed, ["spoiled"] = spoiled }));

        Assert.Equal(status, refused.Status);
        Assert.Contains(refused.Body.GetProperty("errors")[0].GetProperty("field").GetString(), new[] { "printed", "spoiled" });
    }

    [Fact]
    public async Task F12_IfRangeOfOtherBytes_GivesTheWhole()
    {
        var shop = await Shop.OpenAsync(host);
        var job = await shop.PrintAsync(await shop.MakeBatchAsync(), fetch: false);
        using var whole = await shop.Owner.GetAsync(job.GetProperty("dataUrl").GetString());

        foreach (var (ifRange, expected) in new[]
        {
            ("\"other\"", HttpStatusCode.OK), ("Tue, 01 Dec 2026 00:00:00 GMT", HttpStatusCode.OK),
            ("W/" + whole.Headers.ETag, HttpStatusCode.OK), (whole.Headers.ETag!.ToString(), HttpStatusCode.PartialContent),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, job.GetProperty("dataUrl").GetString());
            request.Headers.TryAddWithoutValidation("Range", "bytes=0-9");
            request.Headers.TryAddWithoutValidation("If-Range", ifRange);
            using var answer = await shop.Owner.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Section5_ApprovingABlockedProduct_IsRefusedWithTheFindings()
    {
        var shop = await Shop.OpenAsync(host);
        var broken = Shop.Product();
        broken["content"]!["storageConditions"] = null;
        await shop.PutAsync($"{shop.Products}/{shop.ProductId}", broken);

        var refused = await Shop.RefusalAsync(
            await shop.Owner.PutAsJsonAsync($"{shop.Products}/{shop.ProductId}/versions/2/approval", new { confirmed = true }));

        Assert.Equal((422, "label.blocked"), (refused.Status, refused.Code));
        Assert.Contains(
            refused.Body.GetProperty("findings").EnumerateArray(), f => f.GetProperty("field").GetString() == "storageConditions");
    }

    [Fact]
    public async Task Section5_UnknownParametersOfALabel_AreRefusedByName()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();

        var refused = await Shop.RefusalAsync(await shop.Owner.GetAsync($"/v1/batches/{Id(batch)}/label?copies=20"));

        Assert.Equal(400, refused.Status);
        Assert.Equal("copies", refused.Body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;

    private static JsonObject Copies(int copies)
    {
        var job = Shop.PrintJob();
        job["copies"] = copies;
        return job;
    }

    private async Task<string> PageAsync(JsonElement batch)
    {
        using var visitor = host.CreateClient(token: null);
        return await visitor.GetStringAsync($"/t/{batch.GetProperty("traceCode").GetString()}");
    }

    private async Task<JsonElement> TwinAsync(JsonElement batch)
    {
        using var visitor = host.CreateClient(token: null);
        return await visitor.GetFromJsonAsync<JsonElement>($"/v1/public/t/{batch.GetProperty("traceCode").GetString()}");
    }

    private async Task RecallAsync(JsonElement batch)
    {
        var code = batch.GetProperty("traceCode").GetString();
        await using var context = host.Database.CreateContext();
        await context.Database.ExecuteSqlAsync($"UPDATE batches SET state = 'recalled' WHERE trace_code = {code}");
    }
}

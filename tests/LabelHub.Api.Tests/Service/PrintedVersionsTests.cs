using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>Whoever holds a pack finds its words on the page, whatever was changed later.</summary>
public sealed class PrintedVersionsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly JsonObject Printed = new() { ["state"] = "printed" };

    [Fact]
    public async Task Page_OfTwoPrintedWordings_ShowsBothTheNewestFirstWithWhatChanged()
    {
        var (shop, batch) = await PrintedShopAsync();
        await ChangeAsync(shop, w => (w["phone"], w["address"]) = ("0773-2222222", "广西桂林市新街2号"));
        await shop.PrintAsync(batch, outcome: Copy());

        var page = await PageAsync(batch);
        var twin = await TwinAsync(batch);

        Assert.True(page.LastIndexOf("新街", StringComparison.Ordinal) < page.LastIndexOf("石磨梁村", StringComparison.Ordinal));
        Assert.Contains("第 2 种（最新）", page, StringComparison.Ordinal);
        var versions = twin.GetProperty("versions").EnumerateArray().ToArray();
        Assert.Equal(2, versions.Length);
        Assert.Equal(twin.GetProperty("contentHash").GetString(), versions[0].GetProperty("contentHash").GetString());
        var changes = versions[0].GetProperty("changes").EnumerateArray().Select(c => c.GetString()!).ToArray();
        Assert.Contains(changes, c => c.Contains("由“0773-2800000”改成“0773-2222222”", StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Contains("由“广西桂林市石磨梁村6组”改成“广西桂林市新街2号”", StringComparison.Ordinal));
        Assert.Empty(versions[1].GetProperty("changes").EnumerateArray());
        Assert.All(versions, v => Assert.True(v.GetProperty("certain").GetBoolean()));
    }

    [Fact]
    public async Task Page_AfterTheLabelWentBackToItsFormerWords_ShowsEachWordingOnce()
    {
        var (shop, batch) = await PrintedShopAsync();
        foreach (var phone in new[] { "0773-2222222", "0773-2800000" })
        {
            await ChangeAsync(shop, w => w["phone"] = phone);
            await shop.PrintAsync(batch, outcome: Copy());
        }

        var versions = (await TwinAsync(batch)).GetProperty("versions").EnumerateArray().ToArray();

        Assert.Equal(2, versions.Length);
        Assert.Contains("0773-2800000", versions[0].GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual(versions[0].GetProperty("firstPrintedAt").GetString(), versions[0].GetProperty("lastPrintedAt").GetString());
    }

    [Theory]
    [InlineData(true, "unknown", null, true)]
    [InlineData(false, "unknown", null, false)]
    [InlineData(true, null, null, true)]
    [InlineData(true, "failed", 1, true)]
    [InlineData(false, "printed", 1, true)]
    [InlineData(true, "failed", 0, false)]
    [InlineData(true, "failed", null, false)]
    [InlineData(false, "failed", null, false)]
    [InlineData(true, "printed", 0, false)]
    [InlineData(false, null, null, false)]
    public async Task Page_AfterASecondJob_ShowsItsWordsWhereLabelsMayHaveComeOut(bool fetched, string? state, int? printed, bool shown)
    {
        var (shop, batch) = await PrintedShopAsync();
        await ChangeAsync(shop, w => w["phone"] = "0773-2222222");
        await shop.PrintAsync(batch, fetched, state is null ? null : new JsonObject { ["state"] = state, ["printed"] = printed });

        var page = await PageAsync(batch);

        Assert.Equal(shown, page.Contains("0773-2222222", StringComparison.Ordinal));
        Assert.Contains("0773-2800000", page, StringComparison.Ordinal);
        var certain = printed > 0;
        Assert.Equal(shown && !certain, page.Contains("可能打印过", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfAPayloadFetchedInPart_ChangesOnlyWithTheLastPart()
    {
        var (shop, batch) = await PrintedShopAsync();
        await ChangeAsync(shop, w => w["phone"] = "0773-2222222");
        var job = await shop.PrintAsync(batch, fetch: false);
        var half = job.GetProperty("totalBytes").GetInt32() / 2;

        await RangeAsync(shop, job, $"bytes={half}-");
        await RangeAsync(shop, job, $"bytes={half}-");
        var before = await PageAsync(batch);
        await RangeAsync(shop, job, $"bytes=0-{half}");

        Assert.DoesNotContain("0773-2222222", before, StringComparison.Ordinal);
        Assert.Contains("0773-2222222", await PageAsync(batch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAFailedJobFetchedOnceMore_SaysThatItMayHaveBeenPrinted()
    {
        var (shop, batch) = await PrintedShopAsync();
        await ChangeAsync(shop, w => w["phone"] = "0773-2222222");
        var job = await shop.PrintAsync(batch, outcome: new JsonObject { ["state"] = "failed" });
        Assert.DoesNotContain("0773-2222222", await PageAsync(batch), StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        await shop.Owner.GetByteArrayAsync(job.GetProperty("dataUrl").GetString());

        var page = await PageAsync(batch);
        Assert.Contains("0773-2222222", page, StringComparison.Ordinal);
        Assert.Contains("可能打印过", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfADeletedProduct_StillShowsWhatWasPrinted()
    {
        var (shop, batch) = await PrintedShopAsync();
        using var deleted = await shop.Owner.DeleteAsync($"{shop.Products}/{shop.ProductId}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);

        Assert.Contains("石磨梁村", await PageAsync(batch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfABatchNotPrintedYet_SaysSo()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();

        Assert.Contains("还没有打印", await PageAsync(batch), StringComparison.Ordinal);
        Assert.False((await TwinAsync(batch)).GetProperty("printed").GetBoolean());
    }

    [Fact]
    public async Task Page_DatesAndNumbers_StayWhole()
    {
        var (_, batch) = await PrintedShopAsync();

        var page = await PageAsync(batch);

        Assert.Contains("<span class=\"d\">2026-11-20</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"d\">0773-2800000</span>", page, StringComparison.Ordinal);
        Assert.Contains(".d { white-space: nowrap; }", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WithPictures_KeepTheirShapeOnANarrowScreen()
    {
        var (_, batch) = await PrintedShopAsync();
        using var visitor = host.CreateClient(token: null);

        foreach (var page in new[] { await visitor.GetStringAsync("/"), await PageAsync(batch) })
            Assert.Matches("img \\{[^}]*max-width: 100%;[^}]*height: auto;", page);
    }

    private static JsonObject Copy() => (JsonObject)Printed.DeepClone();

    private async Task<(Shop Shop, JsonElement Batch)> PrintedShopAsync()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        await shop.PrintAsync(batch, outcome: Copy());
        return (shop, batch);
    }

    private Task ChangeAsync(Shop shop, Action<JsonObject> change)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return shop.ChangeWorkshopAsync(change);
    }

    private static async Task RangeAsync(Shop shop, JsonElement job, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, job.GetProperty("dataUrl").GetString());
        request.Headers.TryAddWithoutValidation("Range", range);
        using var answer = await shop.Owner.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        await answer.Content.ReadAsByteArrayAsync();
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
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Service;

/// <summary>The page behind the code on a workshop's door.</summary>
public sealed class WorkshopPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Page_OfAWorkshop_TellsWhoItIsAndWhatItMakes()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.ChangeWorkshopAsync(w => w["name"] = "<b>石磨梁</b>榨油坊");
        using var visitor = host.CreateClient(token: null);

        var page = await visitor.GetStringAsync("/w/" + await CodeAsync(shop));
        var twin = await visitor.GetFromJsonAsync<JsonElement>("/v1/public/w/" + await CodeAsync(shop));

        Assert.Contains("&lt;b&gt;石磨梁&lt;/b&gt;榨油坊", page, StringComparison.Ordinal);
        Assert.DoesNotContain("召回", page, StringComparison.Ordinal);
        foreach (var text in new[] { "浓香菜籽油", "示例00000001", "0773-2800000", "2027-12-31" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Equal(["浓香菜籽油"], twin.GetProperty("products").EnumerateArray().Select(p => p.GetString()!));
        Assert.False(twin.GetProperty("authorizationExpired").GetBoolean());
    }

    [Fact]
    public async Task Page_WithARecalledBatch_SaysSoFirst()
    {
        var shop = await Shop.OpenAsync(host);
        var number = (await shop.MakeBatchAsync()).GetProperty("batchNumber").GetString()!;
        await using (var context = host.Database.CreateContext())
            await context.Database.ExecuteSqlAsync($"UPDATE batches SET state = 'recalled' WHERE batch_number = {number}");
        using var visitor = host.CreateClient(token: null);

        var page = await visitor.GetStringAsync("/w/" + await CodeAsync(shop));

        Assert.Contains("浓香菜籽油，批号 " + number, page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("召回中", StringComparison.Ordinal) < page.IndexOf("地址", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/w/000000000000")]
    [InlineData("/w/x")]
    [InlineData("/v1/public/w/000000000000")]
    public async Task Page_OfAnUnknownCode_Is404(string path)
    {
        using var visitor = host.CreateClient(token: null);
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有查到这家小作坊", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> CodeAsync(Shop shop) =>
        (await shop.Owner.GetFromJsonAsync<JsonElement>($"/v1/workshops/{shop.WorkshopId}")).GetProperty("code").GetString()!;
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>Only what somebody vouches for is printed.</summary>
public sealed class ApprovalTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task PrintJob_OfAVersionNobodyVouchedFor_IsRefusedUntilSomebodyDoes()
    {
        var shop = await Shop.OpenAsync(host);
        var product = (await shop.PostAsync(shop.Products, Shop.Product())).GetProperty("id").GetString()!;
        var batch = await shop.PostAsync($"{shop.Products}/{product}/batches", new JsonObject { ["productionDate"] = "2026-11-20" });
        var jobs = $"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs";

        using var refused = await shop.SendAsync(jobs, Shop.PrintJob());
        await shop.ApproveAsync(product, 1);
        var job = await shop.PostAsync(jobs, Shop.PrintJob());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("product.notApproved", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal("queued", job.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Approval_OfOneVersion_IsNotThatOfTheNext()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.PutAsync($"{shop.Products}/{shop.ProductId}", Shop.Product());
        var batch = await shop.MakeBatchAsync();

        using var refused = await shop.SendAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());

        Assert.Equal(2, batch.GetProperty("productVersion").GetInt32());
        Assert.Equal("product.notApproved", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Approval_GivenTwice_KeepsTheFirstMoment()
    {
        var shop = await Shop.OpenAsync(host);
        var first = await ApproveAsync(shop, "1", confirmed: true);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(first.Body.GetRawText(), (await ApproveAsync(shop, "1", confirmed: true)).Body.GetRawText());
    }

    [Theory]
    [InlineData("1", null, HttpStatusCode.BadRequest)]
    [InlineData("1", false, HttpStatusCode.BadRequest)]
    [InlineData("2", true, HttpStatusCode.NotFound)]
    [InlineData("0", true, HttpStatusCode.NotFound)]
    [InlineData("+1", true, HttpStatusCode.NotFound)]
    [InlineData("99999999999", true, HttpStatusCode.NotFound)]
    public async Task Approval_WithoutAWordOrAVersion_IsRefused(string version, bool? confirmed, HttpStatusCode expected) =>
        Assert.Equal(expected, (await ApproveAsync(await Shop.OpenAsync(host), version, confirmed)).Status);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ApproveAsync(Shop shop, string version, bool? confirmed)
    {
        using var answer = await shop.Owner.PutAsJsonAsync($"{shop.Products}/{shop.ProductId}/versions/{version}/approval", new { confirmed });
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}

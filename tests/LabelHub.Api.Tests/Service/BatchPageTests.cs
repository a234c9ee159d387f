using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LabelHub.Api.Tests.Service;

/// <summary>What the page behind the code shows, and a product whose workshop moved.</summary>
public sealed class BatchPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Page_AfterTheLabelWentBackToItsFormerWords_ShowsThoseLastPrinted()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        foreach (var phone in new[] { "0773-1111111", "0773-2222222", "0773-1111111" })
        {
            await shop.ChangeWorkshopAsync(w => w["phone"] = phone);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await shop.PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob());
        }

        using var visitor = host.CreateClient(token: null);
        var page = await visitor.GetStringAsync($"/t/{batch.GetProperty("traceCode").GetString()}");

        Assert.Contains("0773-1111111", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0773-2222222", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfALabelOnlyDrawn_IsThereAndAnswersHead()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        using var label = await shop.Owner.GetAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/label");
        Assert.Equal(HttpStatusCode.OK, label.StatusCode);
        using var visitor = host.CreateClient(token: null);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/t/{batch.GetProperty("traceCode").GetString()}");

        using var page = await visitor.SendAsync(head);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Product_OfAWorkshopThatMoved_IsCheckedByTheNewProvince()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.ChangeWorkshopAsync(w => w["jurisdiction"] = "110000");

        var product = await shop.Owner.GetFromJsonAsync<JsonElement>($"{shop.Products}/{shop.ProductId}");

        Assert.Contains(product.GetProperty("check").GetProperty("rulePacks").EnumerateArray(), p => p.GetProperty("id").GetString() == "cn-11");
    }

    [Fact]
    public async Task Page_OfAnUnknownCode_IsACalm404()
    {
        using var visitor = host.CreateClient(token: null);
        using var response = await visitor.GetAsync("/t/000000000000");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("没有查到", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

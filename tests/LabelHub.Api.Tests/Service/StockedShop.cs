namespace LabelHub.Api.Tests.Service;

/// <summary>A shop that has one of everything: the ids, by their names in the routes.</summary>
public sealed record StockedShop(Shop Shop, IReadOnlyDictionary<string, string> Ids)
{
    public HttpClient Owner => Shop.Owner;

    public static async Task<StockedShop> OpenAsync(ApiHost host)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = (await shop.MakeBatchAsync()).GetProperty("id").GetString()!;
        var job = (await shop.PostAsync($"/v1/batches/{batch}/print-jobs", Shop.PrintJob())).GetProperty("id").GetString()!;
        var session = await host.SessionAsync(await shop.Owner.AccountAsync());
        return new StockedShop(shop, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["workshopId"] = shop.WorkshopId,
            ["productId"] = shop.ProductId,
            ["version"] = "1",
            ["batchId"] = batch,
            ["printJobId"] = job,
            ["sessionId"] = session.Id,
        });
    }
}

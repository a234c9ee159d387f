using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Persistence.Ids;

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
        var credential = (await shop.PostAsync(shop.Path("credentials"), Shop.Credential())).GetProperty("id").GetString()!;
        var schedule = (await shop.PostAsync(shop.Path("report-schedules"), Shop.ReportSchedule())).GetProperty("id").GetString()!;
        var invitation = (await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = "staff" })).GetProperty("code").GetString()!;
        var open = (await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = "staff" })).GetProperty("id").GetString()!;
        var link = (await shop.PostAsync(shop.Path("calendar-links"), new JsonObject())).GetProperty("id").GetString()!;
        using var helper = host.CreateClient(await host.SignInAsync());
        await host.HireAsync(shop.WorkshopId, await helper.AccountAsync());
        using var reminders = JsonDocument.Parse(await shop.Owner.GetStringAsync(shop.Path("reminders?state=due")));
        return new StockedShop(shop, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["workshopId"] = shop.WorkshopId,
            ["productId"] = shop.ProductId,
            ["version"] = "1",
            ["accountId"] = PublicId.Format(IdKinds.Account, await helper.AccountAsync()),
            ["batchId"] = batch,
            ["printJobId"] = job,
            ["sessionId"] = session.Id,
            ["credentialId"] = credential,
            ["scheduleId"] = schedule,
            ["reminderId"] = reminders.RootElement.GetProperty("items")[0].GetProperty("id").GetString()!,
            ["code"] = invitation,
            ["invitationId"] = open,
            ["linkId"] = link,
        });
    }
}

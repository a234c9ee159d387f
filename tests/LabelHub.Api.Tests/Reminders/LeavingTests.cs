using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Service;
using LabelHub.Jobs.Reminders;
using LabelHub.Persistence.Ids;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Reminders;

/// <summary>Members who leave, or are let go.</summary>
public sealed class LeavingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Member_LetGo_IsOutAndTheirCalendarToo()
    {
        var (shop, staff, id) = await StaffedAsync();
        var link = await (await staff.PostAsync(shop.Path("calendar-links"), content: null)).Content.ReadFromJsonAsync<JsonElement>();
        var calendar = new Uri(link.GetProperty("url").GetString()!).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(calendar)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await shop.Owner.DeleteAsync(shop.Path("members/" + id))).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(shop.Path("reminders"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(calendar)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.Owner.DeleteAsync(shop.Path("members/" + id))).StatusCode);
    }

    [Fact]
    public async Task Member_LetGoBeforeTheirMessage_IsNotToldAndTheNextPersonIs()
    {
        var (shop, staff, id) = await StaffedAsync();
        using var set = await shop.Owner.PutAsJsonAsync(shop.Path("reminder-contacts"), new { accountIds = new[] { id, await IdAsync(shop.Owner) } });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await shop.PostAsync(shop.Path("credentials"), Shop.Credential());
        Assert.Equal([id], await WaitingAsync(shop));
        await BundleAsync(); // into a message that is not under way yet

        Assert.Equal(HttpStatusCode.NoContent, (await shop.Owner.DeleteAsync(shop.Path("members/" + id))).StatusCode);
        await using (var context = host.Database.CreateContext())
            await new EscalateReminders(context, host.Clock).RunAsync(default);

        Assert.Equal([await IdAsync(shop.Owner)], await WaitingAsync(shop));
        staff.Dispose();
    }

    [Fact]
    public async Task Member_WhoLeaves_MayAndOnlyForThemselves()
    {
        var (shop, staff, id) = await StaffedAsync();
        using var owner = await staff.DeleteAsync(shop.Path("members/" + await IdAsync(shop.Owner)));
        Assert.Equal((HttpStatusCode.Forbidden, "role.ownerRequired"), (owner.StatusCode, await CodeAsync(owner)));
        Assert.Equal(HttpStatusCode.NoContent, (await staff.DeleteAsync(shop.Path("members/" + id))).StatusCode);
    }

    [Fact]
    public async Task LastOwner_Leaving_Is409()
    {
        var (shop, _, _) = await StaffedAsync();
        using var answer = await shop.Owner.DeleteAsync(shop.Path("members/" + await IdAsync(shop.Owner)));
        Assert.Equal((HttpStatusCode.Conflict, "member.lastOwner"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task WhoFilesReports_LetGo_Is409UntilSomebodyElseFiles()
    {
        var (shop, _, id) = await StaffedAsync();
        var schedule = (JsonObject)Shop.ReportSchedule();
        (schedule["audience"], schedule["contactAccountId"]) = ("office", id);
        await shop.PostAsync(shop.Path("report-schedules"), schedule);
        using var answer = await shop.Owner.DeleteAsync(shop.Path("members/" + id));
        Assert.Equal((HttpStatusCode.Conflict, "member.filesReports"), (answer.StatusCode, await CodeAsync(answer)));
    }

    private async Task<(Shop Shop, HttpClient Staff, string StaffId)> StaffedAsync()
    {
        var shop = await Shop.OpenAsync(host);
        var staff = host.CreateClient(await host.SignInAsync());
        await host.HireAsync(shop.WorkshopId, await staff.AccountAsync());
        return (shop, staff, await IdAsync(staff));
    }

    /// <summary>Who is still to be told of something.</summary>
    private async Task<string[]> WaitingAsync(Shop shop)
    {
        Assert.True(PublicId.TryParse(IdKinds.Workshop, shop.WorkshopId, out var workshop));
        await using var context = host.Database.CreateContext();
        var people = await (from notice in context.Notices
                            join reminder in context.Reminders on notice.ReminderId equals reminder.Id
                            where reminder.WorkshopId == workshop
                            select notice.AccountId).ToListAsync();
        return [.. people.Distinct().Select(p => PublicId.Format(IdKinds.Account, p))];
    }

    private async Task BundleAsync()
    {
        await using var context = host.Database.CreateContext();
        await new BundleDeliveries(context, host.Clock).RunAsync(default);
    }

    private static async Task<string> IdAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/v1/me")).GetProperty("accountId").GetString()!;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

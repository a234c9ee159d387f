using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Reminders;

public sealed class ReportSchedulesTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Create_WithinTheSeason_TellsTheNextDayAndRemindsOfFiguresOnly()
    {
        var shop = await Shop.OpenAsync(host);

        var schedule = await shop.PostAsync(shop.Path("report-schedules"), Shop.ReportSchedule());

        Assert.Equal("2026-11-24", schedule.GetProperty("nextDueDate").GetString());
        Assert.True(schedule.GetProperty("calendarKnown").GetBoolean());
        Assert.Equal([6, 1, 0], schedule.GetProperty("leadDays").EnumerateArray().Select(d => d.GetInt32()));
        var due = Assert.Single(await ListAsync(shop.Owner, shop));
        Assert.Equal("“小作坊月报”要用的数字，请在2026年11月24日前备好（还有 3 天）。", due.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Create_ForAnOffice_IsSeenByItsContactAndNeverByTheOwner()
    {
        var shop = await Shop.OpenAsync(host);
        using var officer = host.CreateClient(await host.SignInAsync());
        await host.HireAsync(shop.WorkshopId, await officer.AccountAsync());
        var me = await officer.GetFromJsonAsync<JsonElement>("/v1/me");
        var body = Shop.ReportSchedule();
        (body["audience"], body["contactAccountId"]) = ("office", me.GetProperty("accountId").GetString());

        await shop.PostAsync(shop.Path("report-schedules"), body);

        Assert.Empty(await ListAsync(shop.Owner, shop));
        var due = Assert.Single(await ListAsync(officer, shop));
        Assert.Equal("“小作坊月报”请在2026年11月24日前报送（还有 3 天）。", due.GetProperty("message").GetString());
        using var owners = await shop.SendAsync($"/v1/reminders/{due.GetProperty("id").GetString()}/acknowledgement", new JsonObject());
        Assert.Equal(HttpStatusCode.NotFound, owners.StatusCode);
    }

    [Fact]
    public async Task Update_AnotherDay_MovesItsReminder()
    {
        var shop = await Shop.OpenAsync(host);
        var id = (await shop.PostAsync(shop.Path("report-schedules"), Shop.ReportSchedule())).GetProperty("id").GetString();
        var body = Shop.ReportSchedule();
        body["dayOfMonth"] = 26;

        using var moved = await shop.Owner.PutAsJsonAsync(shop.Path($"report-schedules/{id}"), body);

        Assert.Equal("2026-11-26", (await moved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("nextDueDate").GetString());
        Assert.Equal("2026-11-26", Assert.Single(await ListAsync(shop.Owner, shop)).GetProperty("dueDate").GetString());
    }

    [Theory]
    [InlineData("dayOfMonth", "0")]
    [InlineData("dayOfMonth", "32")]
    [InlineData("fromMonth", "13")]
    [InlineData("untilMonth", "null")]
    [InlineData("leadDays", "[]")]
    [InlineData("leadDays", "[32]")]
    [InlineData("leadDays", "[-1]")]
    [InlineData("title", "\" \"")]
    [InlineData("contactAccountId", "\"acc_x\"")]
    public async Task Create_WithAWrongField_Is400NamingIt(string field, string json)
    {
        var shop = await Shop.OpenAsync(host);
        var body = Shop.ReportSchedule();
        body[field] = JsonNode.Parse(json);

        using var answer = await shop.SendAsync(shop.Path("report-schedules"), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient client, Shop shop) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(shop.Path("reminders?state=due"))).GetProperty("items").EnumerateArray()];
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>The listed requests about papers, their dates, and schedules of others.</summary>
public sealed partial class AttackListTests
{
    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("0001-02-01")]
    [InlineData("2201-01-01")]
    public async Task F3_PaperValidUntilTheEndsOfTheCalendar_Is400NamingTheField(string date)
    {
        var shop = await Shop.OpenAsync(host);
        foreach (var kind in new[] { "healthCertificate", "scaleVerification", "inspectionReport" })
        {
            var paper = Shop.Credential(date);
            paper["kind"] = kind;
            await IsRefusedAsync(await shop.SendAsync(shop.Path("credentials"), paper), "validUntil");
        }

        var workshop = Shop.Workshop();
        workshop["authorization"]!["validUntil"] = date;
        workshop["authorization"]!.AsObject().Remove("validFrom");
        await IsRefusedAsync(await shop.SendAsync("/v1/workshops", workshop), "authorization.validUntil");
    }

    [Fact]
    public async Task F12_StaffTakesOverOrDeletesAnOwnersOfficeScheduleOrPaper_Is403()
    {
        var shop = await Shop.OpenAsync(host);
        using var staff = host.CreateClient(await host.SignInAsync());
        await host.HireAsync(shop.WorkshopId, await staff.AccountAsync());
        var schedule = Shop.ReportSchedule();
        schedule["audience"] = "office";
        var path = shop.Path("report-schedules/" + (await shop.PostAsync(shop.Path("report-schedules"), schedule)).GetProperty("id").GetString());
        var paper = shop.Path("credentials/" + (await shop.PostAsync(shop.Path("credentials"), Shop.Credential())).GetProperty("id").GetString());

        schedule["contactAccountId"] = (await staff.GetFromJsonAsync<JsonElement>("/v1/me")).GetProperty("accountId").GetString();
        using var taken = await staff.PutAsJsonAsync(path, schedule);
        using var turned = await staff.PutAsJsonAsync(path, Shop.ReportSchedule());
        using var deleted = await staff.DeleteAsync(path);
        using var thrown = await staff.DeleteAsync(paper);
        using var updated = await staff.PutAsJsonAsync(paper, Shop.Credential("2027-01-01"));

        HttpResponseMessage[] refused = [taken, turned, deleted, thrown];
        Assert.All(refused, r => Assert.Equal(HttpStatusCode.Forbidden, r.StatusCode));
        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
    }

    [Fact]
    public async Task B17_ThirtyCalendarLinksAtOnce_StayWithinTheLimit()
    {
        var shop = await Shop.OpenAsync(host);
        for (var i = 0; i < 40; i++)
            (await shop.SendAsync(shop.Path("calendar-links"), new System.Text.Json.Nodes.JsonObject())).Dispose();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => shop.SendAsync(shop.Path("calendar-links"), new System.Text.Json.Nodes.JsonObject())));

        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(20, answers.Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity));
    }

    private static async Task IsRefusedAsync(HttpResponseMessage answer, string field)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} {text}");
        Assert.Contains($"\"{field}\"", text, StringComparison.Ordinal);
        answer.Dispose();
    }
}

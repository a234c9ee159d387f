using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.Api.Tests.Service;

namespace LabelHub.Api.Tests.Attacks;

/// <summary>The listed requests about papers, their dates, and schedules of others.</summary>
public sealed partial class AttackListTests
{
    [Theory]
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

    [Theory]
    [InlineData("9999-12-31", null)]
    [InlineData(null, true)]
    public async Task F3_PapersWithoutEnd_AreLongTermAndBringNoReminder(string? until, bool? longTerm)
    {
        var shop = await Shop.OpenAsync(host);
        foreach (var kind in new[] { "healthCertificate", "scaleVerification", "inspectionReport" })
        {
            var paper = Shop.Credential("2026-12-05");
            paper["kind"] = kind;
            var made = await shop.PostAsync(shop.Path("credentials"), paper);
            (paper["validUntil"], paper["longTerm"]) = (until, longTerm);
            using var changed = await shop.Owner.PutAsJsonAsync(shop.Path("credentials/" + made.GetProperty("id").GetString()), paper);
            var kept = await changed.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(kept.GetProperty("longTerm").GetBoolean());
            Assert.Equal(JsonValueKind.Null, kept.GetProperty("validUntil").ValueKind);
        }

        await shop.ChangeWorkshopAsync(w => (w["authorization"]!["validUntil"], w["authorization"]!["longTerm"]) = (until, longTerm));
        var view = await shop.Owner.GetFromJsonAsync<JsonElement>($"/v1/workshops/{shop.WorkshopId}");

        Assert.True(view.GetProperty("authorization").GetProperty("longTerm").GetBoolean());
        Assert.Contains("长期有效", await shop.Owner.GetStringAsync("/w/" + view.GetProperty("code").GetString()), StringComparison.Ordinal);
        var due = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Path("reminders?state=due"));
        Assert.Empty(due.GetProperty("items").EnumerateArray());
        var link = await shop.PostAsync(shop.Path("calendar-links"), new System.Text.Json.Nodes.JsonObject());
        var calendar = await shop.Owner.GetStringAsync(new Uri(link.GetProperty("url").GetString()!).PathAndQuery);
        Assert.DoesNotContain("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task F3_LongTermAndALastDay_AreAContradiction()
    {
        var shop = await Shop.OpenAsync(host);
        var paper = Shop.Credential("2027-01-01");
        paper["longTerm"] = true;
        await IsRefusedAsync(await shop.SendAsync(shop.Path("credentials"), paper), "validUntil");
        (paper["validUntil"], paper["longTerm"]) = (null, false);
        await IsRefusedAsync(await shop.SendAsync(shop.Path("credentials"), paper), "validUntil");
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1989-12-31")]
    [InlineData("2200-12-31")]
    [InlineData("9999-12-31")]
    public async Task F3_DatesAtTheEndsOfTheCalendar_BreakNoRoute(string date)
    {
        var shop = await Shop.OpenAsync(host);
        var workshop = Shop.Workshop();
        (workshop["authorization"]!["validFrom"], workshop["authorization"]!["validUntil"]) = (null, date);
        var label = System.Text.Json.Nodes.JsonNode.Parse($$"""
            {"jurisdiction":"450300","packagingForm":"simplePackaged","evaluationDate":"{{date}}",
             "label":{"foodName":"豆腐","productionDate":"{{date}}","shelfLife":{"value":9999,"unit":"year"} } }
            """)!.AsObject();
        var answers = new List<HttpResponseMessage>
        {
            await shop.SendAsync("/v1/workshops", workshop),
            await shop.SendAsync(shop.Path("credentials"), Shop.Credential(date)),
            await shop.SendAsync(shop.Batches, new System.Text.Json.Nodes.JsonObject { ["productionDate"] = date }),
            await shop.SendAsync("/v1/label-checks", label),
            await shop.Owner.GetAsync("/v1/rule-packs/450300?on=" + date),
            await shop.Owner.GetAsync(shop.Path("reminders")),
        };
        var link = await shop.PostAsync(shop.Path("calendar-links"), new System.Text.Json.Nodes.JsonObject());
        var calendar = await shop.Owner.GetAsync(new Uri(link.GetProperty("url").GetString()!).PathAndQuery);

        Assert.All(answers, a => Assert.True((int)a.StatusCode < 500, $"{a.RequestMessage!.RequestUri} {(int)a.StatusCode}"));
        Assert.Equal(HttpStatusCode.OK, calendar.StatusCode);
        answers.ForEach(a => a.Dispose());
        calendar.Dispose();
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

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LabelHub.Api.Features.Calendar;
using LabelHub.Api.Tests.Service;
using LabelHub.TestKit.Oracles;

namespace LabelHub.Api.Tests.Reminders;

public sealed class CalendarTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Calendar_OfAWorkshop_IsReadByAReaderNobodyHereWrote()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.PostAsync(shop.Path("credentials"), Shop.Credential());
        await shop.PostAsync(shop.Path("report-schedules"), Shop.ReportSchedule());
        await shop.MakeBatchAsync("2026-11-20");
        var link = await LinkAsync(shop);

        using var answer = await GetAsync(link);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var events = await CalendarOracle.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            ["2026-11-24 小作坊月报：备好数字", "2026-12-01 王师傅的健康证：到期", "2027-11-19 浓香菜籽油", "2027-12-31 小作坊登记证：到期"],
            events.Select(e => $"{e.Start} {e.Summary}").Select(e => e.Contains('（', StringComparison.Ordinal) ? e[..e.IndexOf('（', StringComparison.Ordinal)] : e).Order(StringComparer.Ordinal));
        Assert.All(events, e => Assert.True(e.AllDay));
        Assert.Equal(events, ReadByIcalNet(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(events.Count, events.Select(e => e.Uid).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Calendar_RevokedForeignOrWithoutToken_Is404()
    {
        var shop = await Shop.OpenAsync(host);
        var other = await Shop.OpenAsync(host);
        var created = await shop.PostAsync(shop.Path("calendar-links"), new JsonObject());
        var link = created.GetProperty("url").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(link[..link.IndexOf('?', StringComparison.Ordinal)])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(link.Replace(shop.WorkshopId, other.WorkshopId, StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(link[..^1] + (link[^1] == 'A' ? 'B' : 'A'))).StatusCode);

        using var revoked = await shop.Owner.DeleteAsync(shop.Path($"calendar-links/{created.GetProperty("id").GetString()}"));

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Calendar_ItsTokenAndAnInvitationsCode_StandInNoLogLine()
    {
        using var ear = new LogEar();
        var loud = new ApiHost { Ear = ear };
        await loud.InitializeAsync();
        try
        {
            var shop = await Shop.OpenAsync(loud);
            var link = (await shop.PostAsync(shop.Path("calendar-links"), new JsonObject())).GetProperty("url").GetString()!;
            using var visitor = loud.CreateClient(token: null);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(new Uri(link).PathAndQuery)).StatusCode);
            var token = link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];
            var code = (await shop.PostAsync(shop.Path("invitations"), new JsonObject { ["role"] = "staff" })).GetProperty("code").GetString()!;
            await shop.PostAsync($"/v1/invitations/{code}/acceptance", new JsonObject());
            Assert.Contains(ear.Lines, l => l.Contains("calendar.ics", StringComparison.Ordinal));
            // the framework's scope holds the path; no log of ours is written with scopes
            Assert.DoesNotContain(ear.Lines, l => l.Contains(code, StringComparison.Ordinal) && !l.Contains("[RequestPath, ", StringComparison.Ordinal));
            Assert.DoesNotContain(ear.Lines, l => l.Contains(token, StringComparison.Ordinal));
        }
        finally
        {
            await ((IAsyncLifetime)loud).DisposeAsync();
        }
    }

    [Fact]
    public async Task Write_SignsLineEndsAndLongText_SurviveTheReader()
    {
        var summary = string.Concat(Enumerable.Repeat("豆腐，干；a,b;c\\n😀", 30));
        const string Description = "第一行\r\n第二行\n\\n 不是换行：\"引号\"";
        var ics = IcsWriter.Write("名,称;", [new CalendarDay("u,1", new DateOnly(2026, 12, 31), summary, Description + "\u0007")], Now);

        var read = Assert.Single(await CalendarOracle.ReadAsync(ics));

        Assert.Equal([read], ReadByIcalNet(ics));
        Assert.Equal((summary, Description.Replace("\r\n", "\n", StringComparison.Ordinal)), (read.Summary, read.Description));
        Assert.Equal(("u,1", "2026-12-31", "2027-01-01"), (read.Uid, read.Start, read.End));
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', ics.Replace("\r\n", "", StringComparison.Ordinal));
    }

    private static async Task<string> LinkAsync(Shop shop) =>
        (await shop.PostAsync(shop.Path("calendar-links"), new JsonObject())).GetProperty("url").GetString()!;

    /// <summary>Another reader than the oracle's: calendars differ in what they forgive.</summary>
    private static IEnumerable<ReadEvent> ReadByIcalNet(string ics)
    {
        var calendar = Ical.Net.Calendar.Load(ics);
        Assert.Equal(("2.0", "GREGORIAN", "PUBLISH"), (calendar!.Version, calendar.Scale, calendar.Method));
        return calendar.Events.Select(e => new ReadEvent(
            e.Uid!, Day(e.DtStart!), Day(e.DtEnd!), e.IsAllDay, e.Summary!, e.Description!));

        static string Day(Ical.Net.DataTypes.CalDateTime date) => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private async Task<HttpResponseMessage> GetAsync(string link)
    {
        using var visitor = host.CreateClient(token: null);
        return await visitor.GetAsync(new Uri(link).PathAndQuery);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Labels;
using LabelHub.Api.Tests.Service;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Attacks;

public sealed partial class AttackListTests
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task F2_ProductOfAHundredThousandBytes_IsRefused()
    {
        var shop = await Shop.OpenAsync(host);

        using var body = new StringContent(LongProducts.Of(charactersAField: 2000, notes: 8).ToJsonString(Unescaped), Encoding.UTF8, "application/json");

        using var response = await shop.Owner.PostAsync(shop.Products, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("content", problem.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Contains("20000", problem.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F2_ListOfLongProducts_ChecksASecondsWorthAPageAndNothingTwice()
    {
        var shop = await Shop.OpenAsync(host);
        await LongProducts.AddAsync(host, shop, count: 12);

        var pages = new List<int>();
        for (string? cursor = "", query = ""; cursor is not null; query = "&cursor=" + cursor)
        {
            var page = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Products + "?limit=100" + query);
            pages.Add(page.GetProperty("items").GetArrayLength());
            cursor = page.GetProperty("nextCursor").GetString();
        }

        Assert.Equal(13, pages.Sum());
        Assert.True(pages.Count is 3 or 4, string.Join(' ', pages));
        var kept = await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Products + "?limit=100");
        Assert.Equal(13, kept.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task F2_WorkshopThatMoves_OnlyMarksItsProducts()
    {
        var shop = await Shop.OpenAsync(host);

        await shop.ChangeWorkshopAsync(workshop => workshop["jurisdiction"] = "310100");

        Assert.True(PublicId.TryParse(IdKinds.Workshop, shop.WorkshopId, out var id));
        await using var context = host.Database.CreateContext();
        var watches = await context.Watches.AsNoTracking().Where(w => w.WorkshopId == id).ToListAsync();
        Assert.Equal(ReminderBook.Marked, watches.Single(w => w.Kind == ReminderKind.RuleChange).PlanEdition);
        Assert.NotEqual(ReminderBook.Marked, watches.Single(w => w.Kind == ReminderKind.RegistrationCertificate).PlanEdition);
    }

    [Fact]
    public async Task F2_BatchCheckOfTwoMegabytes_IsRefused()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 60).Select(_ =>
        {
            var check = Requests.Check();
            check.Label()["description"] = new string('好', 2000);
            return (JsonNode)check;
        })]);

        var (response, body) = await host.PostJsonAsync("/v1/label-checks/batch", new JsonObject { ["items"] = items });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("items", body.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task F7_Contract_IsMadeOnceAndHasATag()
    {
        using var client = host.CreateClient(token: null);

        using var first = await client.GetAsync("/openapi/v1.json");
        using var again = await client.GetAsync("/openapi/v1.json");

        Assert.Equal("application/json", first.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(first.Headers.ETag);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        using var unknown = await client.GetAsync("/openapi/v2.json");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}

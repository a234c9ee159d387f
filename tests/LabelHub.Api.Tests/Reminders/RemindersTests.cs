using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.Api.Tests.Service;
using LabelHub.Persistence.Ids;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Reminders;

/// <summary>The to-do list: what fell due is in it with the change that brought it about.</summary>
public sealed class RemindersTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Credential_ThatRunsOutSoon_IsInTheListAtOnceAndGoesWithItsRenewal()
    {
        var shop = await Shop.OpenAsync(host);
        var credential = await shop.PostAsync(shop.Path("credentials"), Shop.Credential());

        var due = Assert.Single(await ListAsync(shop, "due"));
        Assert.Equal("healthCertificate", due.GetProperty("kind").GetString());
        Assert.Equal(credential.GetProperty("id").GetString(), due.GetProperty("subject").GetString());
        Assert.Equal(("2026-12-01", "d30"), (due.GetProperty("dueDate").GetString(), due.GetProperty("stage").GetString()));
        Assert.Equal("王师傅的健康证还有 10 天到期（2026年12月1日），请尽早办新的。", due.GetProperty("message").GetString());
        Assert.Equal(
            ["inApp shown", "weChat waiting"],
            due.GetProperty("deliveries").EnumerateArray().Select(d => $"{d.GetProperty("channel").GetString()} {d.GetProperty("state").GetString()}"));

        using var renewed = await shop.Owner.PutAsJsonAsync(
            shop.Path($"credentials/{credential.GetProperty("id").GetString()}"), Shop.Credential("2027-11-30"));
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Empty(await ListAsync(shop, "due"));
        Assert.Single(await ListAsync(shop, "cancelled"));
    }

    [Fact]
    public async Task Credential_Deleted_LeavesNothingDueAndNoName()
    {
        var shop = await Shop.OpenAsync(host);
        var id = (await shop.PostAsync(shop.Path("credentials"), Shop.Credential())).GetProperty("id").GetString();

        using var deleted = await shop.Owner.DeleteAsync(shop.Path($"credentials/{id}"));

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await ListAsync(shop, "due"));
        Assert.Equal("健康证", Assert.Single(await ListAsync(shop, "cancelled")).GetProperty("title").GetString());
        Assert.True(PublicId.TryParse(IdKinds.Credential, id, out var row));
        await using var context = host.Database.CreateContext();
        Assert.Null((await context.Credentials.SingleAsync(c => c.Id == row)).Holder);
    }

    [Fact]
    public async Task Workshop_AuthorizationAboutToEnd_IsDueAndRenewedIsNot()
    {
        var shop = await Shop.OpenAsync(host);
        await PutWorkshopAsync(shop, "500100", "2026-12-11");
        var due = Assert.Single(await ListAsync(shop, "due"));
        Assert.Equal("registrationCertificate", due.GetProperty("kind").GetString());
        Assert.Contains("（2026年11月11日）已过，请立即联系监管所", due.GetProperty("message").GetString(), StringComparison.Ordinal);

        await PutWorkshopAsync(shop, "500100", "2029-12-11");
        Assert.Empty(await ListAsync(shop, "due"));
    }

    [Theory]
    [InlineData("soldOut")]
    [InlineData("closed")]
    public async Task Batch_HalfwayThroughItsLife_IsDueUntilItIsGone(string state)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = (await shop.MakeBatchAsync("2026-03-01")).GetProperty("id").GetString();
        var due = Assert.Single(await ListAsync(shop, "due"));
        Assert.Equal(("batchExpiry", batch), (due.GetProperty("kind").GetString(), due.GetProperty("subject").GetString()));
        Assert.StartsWith("浓香菜籽油（批号 ", due.GetProperty("title").GetString(), StringComparison.Ordinal);

        using var gone = await shop.Owner.PutAsJsonAsync($"/v1/batches/{batch}/state", new JsonObject { ["state"] = state });

        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Empty(await ListAsync(shop, "due"));
        Assert.Single(await ListAsync(shop, "cancelled"));
    }

    [Fact]
    public async Task Product_TheRulesOf2027Touch_IsWatchedFromItsFirstVersion()
    {
        var shop = await Shop.OpenAsync(host);
        await PutWorkshopAsync(shop, "310100", "2029-12-11");
        var product = Shop.Product();
        product["content"]!["packagingForm"] = "prepackaged";
        Assert.True(PublicId.TryParse(
            IdKinds.Product, (await shop.PostAsync(shop.Products, product)).GetProperty("id").GetString(), out var id));

        await using var context = host.Database.CreateContext();
        var watch = await context.Watches.AsNoTracking().SingleAsync(w => w.SubjectId == id);
        Assert.Equal((new DateOnly(2027, 3, 16), "d90"), (watch.DueDate, watch.NextStage));
        Assert.False(string.IsNullOrEmpty(watch.Note));
    }

    [Fact]
    public async Task Acknowledge_Twice_IsOnceAndStays()
    {
        var shop = await Shop.OpenAsync(host);
        await shop.PostAsync(shop.Path("credentials"), Shop.Credential());
        var id = Assert.Single(await ListAsync(shop, "due")).GetProperty("id").GetString();

        var first = await shop.PostAsync($"/v1/reminders/{id}/acknowledgement", new JsonObject());
        var again = await shop.PostAsync($"/v1/reminders/{id}/acknowledgement", new JsonObject());

        Assert.Equal("acknowledged", first.GetProperty("state").GetString());
        Assert.Equal(first.GetProperty("acknowledgedAt").GetString(), again.GetProperty("acknowledgedAt").GetString());
        Assert.Empty(await ListAsync(shop, "due"));
    }

    [Fact]
    public async Task Acknowledge_OneThatLostItsReason_Is409()
    {
        var shop = await Shop.OpenAsync(host);
        var credential = (await shop.PostAsync(shop.Path("credentials"), Shop.Credential())).GetProperty("id").GetString();
        var id = Assert.Single(await ListAsync(shop, "due")).GetProperty("id").GetString();
        using var deleted = await shop.Owner.DeleteAsync(shop.Path($"credentials/{credential}"));

        using var answer = await shop.SendAsync($"/v1/reminders/{id}/acknowledgement", new JsonObject());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("reminder.notDue", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task List_WithAnUnknownState_Is400()
    {
        var shop = await Shop.OpenAsync(host);
        Assert.Equal(HttpStatusCode.BadRequest, (await shop.Owner.GetAsync(shop.Path("reminders?state=late"))).StatusCode);
    }

    private static async Task<List<JsonElement>> ListAsync(Shop shop, string state) =>
        [.. (await shop.Owner.GetFromJsonAsync<JsonElement>(shop.Path($"reminders?state={state}"))).GetProperty("items").EnumerateArray()];

    private static Task PutWorkshopAsync(Shop shop, string jurisdiction, string validUntil) => shop.ChangeWorkshopAsync(workshop =>
    {
        workshop["jurisdiction"] = jurisdiction;
        workshop["authorization"]!["validUntil"] = validUntil;
    });
}

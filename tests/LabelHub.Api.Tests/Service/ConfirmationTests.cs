using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Tests.Service;

/// <summary>What is asked before batches and labels are made, and that the answer is kept.</summary>
public sealed class ConfirmationTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-18", false)]
    [InlineData("2026-11-17", true)]
    public async Task Batch_BackDated_AsksBeyondThreeDays(string date, bool asks)
    {
        var shop = await Shop.OpenAsync(host);

        using var answer = await shop.SendAsync(shop.Batches, new JsonObject { ["productionDate"] = date });

        Assert.Equal(asks ? HttpStatusCode.Conflict : HttpStatusCode.Created, answer.StatusCode);
        if (asks)
            Assert.Equal(["batch.backDated"], Codes((await Shop.RefusalAsync(answer)).Body, "confirmations"));
    }

    [Fact]
    public async Task Batch_Confirmed_KeepsItWithTheBatchAndInTheAuditChain()
    {
        var shop = await Shop.OpenAsync(host);

        var made = await shop.PostAsync(shop.Batches, new JsonObject
        {
            ["productionDate"] = "2026-11-10", ["quantity"] = 30, ["confirm"] = new JsonArray("batch.backDated", "batch.expired"),
        });
        var read = await shop.Owner.GetFromJsonAsync<JsonElement>($"/v1/batches/{Id(made)}");

        Assert.Equal(["batch.backDated"], Codes(read, "confirmed"));
        Assert.Equal(("浓香菜籽油", 30, 0, 0), (
            read.GetProperty("foodName").GetString(), read.GetProperty("made").GetInt32(),
            read.GetProperty("printed").GetInt32(), read.GetProperty("spoiled").GetInt32()));
        Assert.Equal(made.GetProperty("findings").GetRawText(), read.GetProperty("findings").GetRawText());
        Assert.Contains("batch.backDated", await AuditDetailAsync("batch.created", Id(made)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintJob_Confirmed_KeepsItAndTheReason()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        using var closed = await shop.Owner.PutAsJsonAsync($"/v1/batches/{Id(batch)}/state", new { state = "closed" });
        var body = Shop.PrintJob();
        (body["confirm"], body["reason"]) = (new JsonArray("batch.notActive"), "damaged");

        var job = await shop.PrintAsync(batch, job: body, outcome: new JsonObject { ["state"] = "printed", ["printed"] = 1, ["spoiled"] = 1 });
        var counted = await shop.Owner.GetFromJsonAsync<JsonElement>($"/v1/batches/{Id(batch)}");

        Assert.Equal("damaged", job.GetProperty("reason").GetString());
        Assert.Equal(["batch.notActive"], Codes(job, "confirmed"));
        Assert.Contains("batch.notActive", await AuditDetailAsync("printJob.created", Id(job)), StringComparison.Ordinal);
        Assert.Equal((1, 1), (counted.GetProperty("printed").GetInt32(), counted.GetProperty("spoiled").GetInt32()));
    }

    [Fact]
    public async Task PrintJob_OfFoodThatKeptForHours_AsksWithTheHour()
    {
        var shop = await Shop.OpenAsync(host);
        var product = Shop.Product();
        product["content"]!["shelfLife"] = new JsonObject { ["value"] = 24, ["unit"] = "hour" };
        await shop.PutAsync($"{shop.Products}/{shop.ProductId}", product);
        await shop.ApproveAsync(shop.ProductId, 2);
        // the clock of the tests stands at noon
        var good = await shop.PostAsync(shop.Batches, new JsonObject { ["productionDate"] = "2026-11-20", ["productionTime"] = "12:00" });
        var late = await shop.PostAsync(shop.Batches, new JsonObject { ["productionDate"] = "2026-11-20", ["productionTime"] = "11:59" });

        await shop.PrintAsync(good);
        var asked = await Shop.RefusalAsync(await shop.SendAsync($"/v1/batches/{Id(late)}/print-jobs", Shop.PrintJob()));

        Assert.Equal(["batch.expired"], Codes(asked.Body, "confirmations"));
        Assert.Contains("2026年11月21日 11:59", asked.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData(null)]
    public async Task PrintJob_OfALicenceThatHasNotEnded_AsksNothing(string? validUntil)
    {
        var shop = await Shop.OpenAsync(host);
        await shop.ChangeWorkshopAsync(w => w["authorization"]!["validUntil"] = validUntil);

        var job = await shop.PrintAsync(await shop.MakeBatchAsync());

        Assert.Empty(Codes(job, "confirmed"));
        Assert.Equal(JsonValueKind.Array, job.GetProperty("findings").ValueKind);
    }

    [Theory]
    [InlineData("""["batch.unknown"]""")]
    [InlineData("""[null]""")]
    [InlineData("""[""]""")]
    public async Task Confirm_OfSomethingUnknown_IsRefusedWithASentence(string confirm)
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        var job = Shop.PrintJob();
        job["confirm"] = JsonNode.Parse(confirm);

        foreach (var (path, body) in new[]
        {
            (shop.Batches, new JsonObject { ["productionDate"] = "2026-11-20", ["confirm"] = JsonNode.Parse(confirm) }),
            ($"/v1/batches/{Id(batch)}/print-jobs", job),
        })
        {
            var refused = await Shop.RefusalAsync(await shop.SendAsync(path, body));
            Assert.Equal((400, "confirm"), (refused.Status, refused.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
        }
    }

    [Fact]
    public async Task PrinterBytesByGet_OfWhatWouldHaveToBeConfirmed_AreRefused()
    {
        var shop = await Shop.OpenAsync(host);
        var batch = await shop.MakeBatchAsync();
        using var sold = await shop.Owner.PutAsJsonAsync($"/v1/batches/{Id(batch)}/state", new { state = "soldOut" });

        var refused = await Shop.RefusalAsync(await shop.Owner.GetAsync($"/v1/batches/{Id(batch)}/label?format=tspl"));

        Assert.Equal((409, "confirmation.needed"), (refused.Status, refused.Code));
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;

    private static IEnumerable<string> Codes(JsonElement body, string member) =>
        body.GetProperty(member).EnumerateArray().Select(c => c.GetString()!);

    private async Task<string> AuditDetailAsync(string action, string subject)
    {
        await using var context = host.Database.CreateContext();
        return await context.AuditEntries.Where(e => e.Action == action && e.Subject == subject).Select(e => e.Detail).SingleAsync();
    }
}

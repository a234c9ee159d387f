using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LabelHub.TestKit;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>An owner's way from sign-in to paper against ./run, and what is still there the next day.</summary>
[Collection(OneAtATime.Name)]
public sealed class JourneyTests
{
    [Fact]
    public async Task Owner_SignsInPrintsAndComesBack_FindsEverythingAgain()
    {
        using var server = new Server();
        using var owner = new OwnerClient(server.Address);
        await server.StartAsync();
        await owner.SignInAsync(server.FakePort, "o-journey");
        var product = await owner.OpenShopAsync();
        var batch = await owner.PostAsync(product + "/batches", OwnerClient.Batch("2026-05-20"));
        Assert.Equal(("2027-05-19", "20260520-01"), (Text(batch, "expiryDate"), Text(batch, "batchNumber")));
        var job = await owner.PostAsync($"/v1/batches/{Text(batch, "id")}/print-jobs", OwnerClient.PrintJob());

        await FetchInPiecesAsync(owner, job);
        await owner.PostAsync($"/v1/print-jobs/{Text(job, "id")}/outcome", new JsonObject { ["state"] = "printed", ["printed"] = 2, ["spoiled"] = 0 });
        await ReadPageAsync(server, batch);
        await server.StopAsync();

        await server.StartAsync();
        var again = await owner.GetAsync($"/v1/batches/{Text(batch, "id")}");
        Assert.Equal(batch.GetRawText().Replace("\"printed\":0", "\"printed\":2", StringComparison.Ordinal), again.GetRawText());
        Assert.Equal("printed", Text(await owner.GetAsync($"/v1/print-jobs/{Text(job, "id")}"), "state"));
        Assert.Equal(Text(job, "sha256"), Sha256(await owner.Http.GetByteArrayAsync(Text(job, "dataUrl"))));
        await ReadPageAsync(server, batch);
        await server.StopAsync();
    }

    [Fact]
    public async Task Demo_TheLinesPrinted_SignInAndCheck()
    {
        using var server = new Server();
        await server.StartAsync();
        await server.Run.ReadUntilAsync("Sign in:", TimeSpan.FromSeconds(10));
        var signIn = await server.Run.ReadUntilAsync("TOKEN=", TimeSpan.FromSeconds(10));
        var check = await server.Run.ReadUntilAsync("curl ", TimeSpan.FromSeconds(10));

        var answer = await Programs.OutputOfAsync("bash", ["-c", $"TOKEN={signIn}\ncurl {check}"]);

        Assert.Contains("\"matchedText\":\"软化血管\"", answer, StringComparison.Ordinal);
        using var owner = new OwnerClient(server.Address);
        await owner.SignInAsync(server.FakePort, "demo-owner");
        await HoldsOneDemoWorkshopAsync(owner);
        await server.StopAsync();
        await server.StartAsync();
        await HoldsOneDemoWorkshopAsync(owner);
        Assert.Contains($"http://127.0.0.1:{server.FakePort}/__fake/ledger", await owner.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoServers_SideBySide_KnowNothingOfEachOther()
    {
        using var first = new Server();
        using var second = new Server();
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        using var here = new OwnerClient(first.Address);
        using var there = new OwnerClient(second.Address);
        await here.SignInAsync(first.FakePort, "o-both");
        await there.SignInAsync(second.FakePort, "o-both");
        await here.OpenShopAsync();

        Assert.Single(await here.ListAsync("/v1/workshops"));
        Assert.Empty(await there.ListAsync("/v1/workshops"));
        await first.StopAsync();
        Assert.Empty(await there.ListAsync("/v1/workshops"));
        await second.StopAsync();
    }

    private static async Task HoldsOneDemoWorkshopAsync(OwnerClient owner)
    {
        var workshop = Assert.Single(await owner.ListAsync("/v1/workshops"));
        var products = await owner.ListAsync($"/v1/workshops/{Text(workshop, "id")}/products");
        Assert.Equal(["浓香菜籽油", "卤水老豆腐", "手工挂面"], products.Select(p => Text(p.GetProperty("content"), "foodName")));
        Assert.DoesNotContain("block", products.Select(p => Text(p.GetProperty("check"), "verdict")));
    }

    private static async Task FetchInPiecesAsync(OwnerClient owner, JsonElement job)
    {
        var total = job.GetProperty("totalBytes").GetInt32();
        byte[] bytes = [.. await RangeAsync(owner, job, 0, (total / 2) - 1), .. await RangeAsync(owner, job, total / 2, total - 1)];
        Assert.Equal(Text(job, "sha256"), Sha256(bytes));
        Assert.Equal("sent", Text(await owner.GetAsync($"/v1/print-jobs/{Text(job, "id")}"), "state"));
    }

    private static async Task<byte[]> RangeAsync(OwnerClient owner, JsonElement job, int from, int to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Text(job, "dataUrl")) { Headers = { Range = new RangeHeaderValue(from, to) } };
        using var answer = await owner.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task ReadPageAsync(Server server, JsonElement batch)
    {
        Assert.Equal($"{server.Address}/t/{Text(batch, "traceCode")}", Text(batch, "traceUrl"));
        using var visitor = new HttpClient();
        var page = await visitor.GetStringAsync(new Uri(Text(batch, "traceUrl")));
        Assert.Contains("浓香菜籽油", page, StringComparison.Ordinal);
        Assert.Contains("20260520-01", page, StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

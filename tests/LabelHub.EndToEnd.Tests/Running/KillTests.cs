using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Xunit.Abstractions;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>kill -9 of the API, of PostgreSQL and of both at random points of a running load: what was answered is true.</summary>
[Collection(OneAtATime.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 10;
    private const int Workers = 4;

    [Fact]
    public async Task Kill_TenTimesUnderLoad_LosesAndDoublesNothing()
    {
        var seed = Guid.NewGuid().GetHashCode();
        output.WriteLine(FormattableString.Invariant($"Seed {seed}."));
        var random = new Random(seed);
        using var server = new Server();
        using var owner = new OwnerClient(server.Address);
        await server.StartAsync();
        await owner.SignInAsync(server.FakePort, "o-kill");
        var product = await owner.OpenShopAsync();

        var wishes = new List<(Wish Wish, JsonElement Answer)>();
        for (var round = 0; round < Rounds; round++)
        {
            var load = new Load(owner, product);
            await KillUnderAsync(load, server, round % 3, random.Next(1, 40));
            output.WriteLine(FormattableString.Invariant($"Round {round}: {load.Given.Count} answered, {load.Open.Count} without an answer."));
            foreach (var (wish, answer) in load.Given)
                await IsStillTrueAsync(owner, wish, answer);
            await load.AskAgainAsync();
            wishes.AddRange(load.Given);
        }

        await HasNoDoublesAsync(owner, server, product, wishes);
        await server.StopAsync();
    }

    private static async Task KillUnderAsync(Load load, Server server, int victim, int answers)
    {
        var postgres = server.PostgresId();
        await load.RunAsync(Workers, answers, async () =>
        {
            if (victim is 1 or 2)
                await server.KillPostgresAsync();
            if (victim is 0 or 2)
                await server.KillApiAsync();
        });
        if (victim is 1)
            await server.WaitForNewPostgresAsync(postgres);
        else
            await server.StartAgainAsync();
    }

    private static async Task IsStillTrueAsync(OwnerClient owner, Wish wish, JsonElement answer)
    {
        var id = answer.GetProperty("id").GetString()!;
        if (wish.Path.EndsWith("/batches", StringComparison.Ordinal))
        {
            Assert.Equal(BeforePrinting(answer), BeforePrinting(await owner.GetAsync($"/v1/batches/{id}")));
            return;
        }

        var now = await owner.GetAsync($"/v1/print-jobs/{id}");
        foreach (var name in new[] { "batchId", "sha256", "contentHash" })
            Assert.Equal(answer.GetProperty(name).GetString(), now.GetProperty(name).GetString());
        var bytes = await owner.Http.GetByteArrayAsync(now.GetProperty("dataUrl").GetString());
        Assert.Equal(now.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        if (wish.Path.EndsWith("/outcome", StringComparison.Ordinal))
            Assert.Equal(("printed", "2"), (now.GetProperty("state").GetString(), now.GetProperty("printed").ToString()));
    }

    /// <summary>A batch without what its print jobs add to it.</summary>
    private static string BeforePrinting(JsonElement batch)
    {
        var view = JsonObject.Create(batch)!;
        view.Remove("printed");
        return view.ToJsonString();
    }

    private static async Task HasNoDoublesAsync(
        OwnerClient owner, Server server, string product, IReadOnlyList<(Wish Wish, JsonElement Answer)> wishes)
    {
        var batches = await owner.ListAsync(product + "/batches");
        var promised = wishes.Where(w => w.Wish.Path.EndsWith("/batches", StringComparison.Ordinal)).Select(w => Number(w.Answer)).ToList();
        Assert.Equal(promised.Order(), batches.Select(Number).Order());
        Assert.Equal(Enumerable.Range(1, batches.Count), promised.Order());
        var jobs = wishes.Count(w => w.Wish.Path.EndsWith("/print-jobs", StringComparison.Ordinal));
        Assert.Equal(jobs, await CountPrintJobsAsync(server));
    }

    /// <summary>The running number at the end of the batch number.</summary>
    private static int Number(JsonElement batch) =>
        int.Parse(batch.GetProperty("batchNumber").GetString()!.Split('-')[1], CultureInfo.InvariantCulture);

    /// <summary>There is no list of print jobs to ask for, so the database itself is asked.</summary>
    private static async Task<long> CountPrintJobsAsync(Server server)
    {
        var run = Path.Combine(server.PostgresFolder, "run");
        await using var connection = new NpgsqlConnection($"Host={run};Port=5432;Username=labelhub;Database=labelhub;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM print_jobs", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

using System.Diagnostics;
using System.Net;
using System.Text.Json;
using LabelHub.TestKit.Databases;

namespace LabelHub.Api.Tests.Service;

/// <summary>A host with ten connections in which one label is drawn at a time and many requests wait.</summary>
public sealed class SmallPoolHost : IAsyncLifetime
{
    public ApiHost Api { get; } = new() { PoolSize = 10 };

    public Task InitializeAsync()
    {
        Api.Settings["Drawing:AtOnce"] = "1";
        Api.Settings["Drawing:Waiting"] = "100";
        return Api.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Api).DisposeAsync();
}

/// <summary>Those who wait to draw hold nothing that others need.</summary>
public sealed class WaitingToDrawTests(SmallPoolHost host) : IClassFixture<SmallPoolHost>
{
    private const int Jobs = 40;
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task PrintJobs_FortyWaitingWithTenConnections_OthersAreServedPromptlyAndAllArePrinted()
    {
        var shop = await Shop.OpenAsync(host.Api);
        var batch = await shop.MakeBatchAsync();
        using var visitor = host.Api.CreateClient(token: null);
        var turn = await host.Api.KeepDrawingAsync();
        var jobs = Enumerable.Range(0, Jobs)
            .Select(i => shop.SendAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob(), key: i % 2 == 0 ? $"job-{i}" : null))
            .ToArray();
        try
        {
            using var arrived = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (host.Api.WaitingToDraw < Jobs)
                await Task.Delay(TimeSpan.FromMilliseconds(10), RealClock.Instance, arrived.Token);

            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 20; i++)
            {
                using var page = await visitor.GetAsync($"/t/{batch.GetProperty("traceCode").GetString()}");
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                using var me = await shop.Owner.GetAsync("/v1/me");
                Assert.Equal(HttpStatusCode.OK, me.StatusCode);
                await shop.MakeBatchAsync();
            }

            Assert.InRange(watch.Elapsed, TimeSpan.Zero, Prompt);
        }
        finally
        {
            turn.Dispose();
        }

        foreach (var answer in await Task.WhenAll(jobs))
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task PrintJob_OfABatchRecalledWhileItWaited_IsRefusedAndTheKeyStaysFree()
    {
        var shop = await Shop.OpenAsync(host.Api);
        var batch = await shop.MakeBatchAsync();
        var answer = await WhileWaitingAsync(shop, batch, () => SqlAsync($"UPDATE batches SET state = 'recalled' WHERE trace_code = '{Code(batch)}'"));
        var refused = await Shop.RefusalAsync(answer);
        Assert.Equal((409, "batch.recalled"), (refused.Status, refused.Code));

        await SqlAsync($"UPDATE batches SET state = 'active' WHERE trace_code = '{Code(batch)}'");
        await shop.PostAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob(), key: "waits");
    }

    [Fact]
    public async Task PrintJob_OfAWorkshopChangedWhileItWaited_PrintsNoOldWords()
    {
        var shop = await Shop.OpenAsync(host.Api);
        var batch = await shop.MakeBatchAsync();

        var refused = await Shop.RefusalAsync(await WhileWaitingAsync(shop, batch, () => shop.ChangeWorkshopAsync(w => w["phone"] = "0773-9999999")));

        Assert.Equal((409, "workshop.changed"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task PrintJob_SoldOutWhileItWaited_AsksFirst()
    {
        var shop = await Shop.OpenAsync(host.Api);
        var batch = await shop.MakeBatchAsync();

        var refused = await Shop.RefusalAsync(
            await WhileWaitingAsync(shop, batch, () => SqlAsync($"UPDATE batches SET state = 'soldOut' WHERE trace_code = '{Code(batch)}'")));

        Assert.Equal((409, "confirmation.needed"), (refused.Status, refused.Code));
    }

    private async Task<HttpResponseMessage> WhileWaitingAsync(Shop shop, JsonElement batch, Func<Task> change)
    {
        var turn = await host.Api.KeepDrawingAsync();
        var job = shop.SendAsync($"/v1/batches/{batch.GetProperty("id").GetString()}/print-jobs", Shop.PrintJob(), key: "waits");
        using var arrived = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (host.Api.WaitingToDraw < 1)
            await Task.Delay(TimeSpan.FromMilliseconds(10), RealClock.Instance, arrived.Token);
        await change();
        turn.Dispose();
        return await job;
    }

    private static string Code(JsonElement batch) => batch.GetProperty("traceCode").GetString()!;

    private async Task SqlAsync(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(host.Api.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}

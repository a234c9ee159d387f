using System.Net;
using System.Text.Json.Nodes;

namespace LabelHub.Api.Tests.Service;

/// <summary>A host in which a workshop makes little on one day.</summary>
public sealed class FrugalHost : IAsyncLifetime
{
    public ApiHost Api { get; } = new();

    public Task InitializeAsync()
    {
        Api.Settings["Limits:BatchesPerDay"] = "3";
        Api.Settings["Limits:PrintJobsPerDay"] = "5";
        Api.Settings["Limits:LabelsPerDay"] = "20";
        return Api.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Api).DisposeAsync();
}

/// <summary>What one workshop makes on one day is bounded, however many ask at once.</summary>
public sealed class DailyLimitTests(FrugalHost host) : IClassFixture<FrugalHost>
{
    [Fact]
    public async Task Batches_ManyAtOnce_StopAtTheLimitUntilTheNextDay()
    {
        var shop = await Shop.OpenAsync(host.Api);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shop.SendAsync(shop.Batches, Today())));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        var refused = answers.First(a => a.StatusCode != HttpStatusCode.Created);
        Assert.Equal(12 * 60 * 60, refused.Headers.RetryAfter?.Delta?.TotalSeconds);
        var refusal = await Shop.RefusalAsync(refused);
        Assert.Equal((429, "limit.perDay"), (refusal.Status, refusal.Code));
        host.Api.Clock.Advance(TimeSpan.FromHours(12));
        try
        {
            using var tomorrow = await shop.SendAsync(shop.Batches, Today());
            Assert.Equal(HttpStatusCode.Created, tomorrow.StatusCode);
        }
        finally
        {
            host.Api.Clock.Advance(TimeSpan.FromHours(-12));
        }
    }

    [Fact]
    public async Task PrintJobs_ManyAtOnce_StopAtTheLimitOfJobs()
    {
        var (shop, jobs) = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shop.SendAsync(jobs, Job(1))));

        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal("limit.perDay", (await Shop.RefusalAsync(answers.First(a => a.StatusCode != HttpStatusCode.Created))).Code);
    }

    [Fact]
    public async Task Labels_ManyAtOnce_StopAtTheLimitAndSayHowManyAreLeft()
    {
        var (shop, jobs) = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.SendAsync(jobs, Job(9))));

        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        var refused = await Shop.RefusalAsync(answers.First(a => a.StatusCode != HttpStatusCode.Created));
        Assert.Contains("还能打 2 张", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await shop.PostAsync(jobs, Job(2));
    }

    [Fact]
    public async Task Limits_OfOneWorkshop_AreNotThoseOfAnother()
    {
        var (shop, _) = await OpenAsync();
        await shop.MakeBatchAsync();
        await shop.MakeBatchAsync();
        using var full = await shop.SendAsync(shop.Batches, Today());
        Assert.Equal(HttpStatusCode.TooManyRequests, full.StatusCode);

        await (await Shop.OpenAsync(host.Api)).MakeBatchAsync();
    }

    private static JsonObject Today() => new() { ["productionDate"] = "2026-11-20" };

    private static JsonObject Job(int copies)
    {
        var job = Shop.PrintJob();
        job["copies"] = copies;
        return job;
    }

    private async Task<(Shop Shop, string Jobs)> OpenAsync()
    {
        var shop = await Shop.OpenAsync(host.Api);
        return (shop, $"/v1/batches/{(await shop.MakeBatchAsync()).GetProperty("id").GetString()}/print-jobs");
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace LabelHub.Bench.Service;

/// <summary>Owners of several workshops at once, each making a batch, then a print job of it, again and again.</summary>
public static class PrintLoad
{
    private const int Workshops = 8;
    private const int WorkersEach = 2;
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(ServiceProcess service, TimeSpan time)
    {
        using var client = await service.SignInAsync("o-bench-print");
        var products = new List<Uri>();
        for (var i = 0; i < Workshops; i++)
            products.Add(await OpenShopAsync(service, client, i));
        await LoadAsync(service, client, products, Warmth);
        var pairs = await LoadAsync(service, client, products, time);
        Console.WriteLine(FormattableString.Invariant(
            $"== batch + print job, {Workshops} workshops, {Workshops * WorkersEach} clients, {time.TotalSeconds} s: {pairs.Count / time.TotalSeconds:F0} pairs a second"));
        Figures.Print("   one batch and its print job", [.. pairs]);
    }

    private static async Task<Uri> OpenShopAsync(ServiceProcess service, HttpClient client, int i)
    {
        var workshop = await ServiceProcess.AnswerAsync(client, new Uri(service.Address, "/v1/workshops"), BenchLabels.Workshop(i));
        var products = new Uri(service.Address, $"/v1/workshops/{Id(workshop)}/products");
        var product = await ServiceProcess.AnswerAsync(client, products, BenchLabels.Product());
        using var approved = await client.PutAsJsonAsync(new Uri($"{products}/{Id(product)}/versions/1/approval"), new { confirmed = true });
        approved.EnsureSuccessStatusCode();
        return new Uri($"{products}/{Id(product)}/batches");
    }

    private static async Task<List<double>> LoadAsync(ServiceProcess service, HttpClient client, List<Uri> products, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var workers = products.SelectMany(p => Enumerable.Repeat(p, WorkersEach)).Select(p => WorkAsync(service, client, p, watch, time));
        return [.. (await Task.WhenAll(workers)).SelectMany(t => t)];
    }

    // the day is fixed, so that the labels are the same in every run
    private static readonly string[] BackDated = ["batch.backDated"];

    private static async Task<List<double>> WorkAsync(ServiceProcess service, HttpClient client, Uri batches, Stopwatch watch, TimeSpan time)
    {
        var times = new List<double>();
        while (watch.Elapsed < time)
        {
            var begun = watch.Elapsed;
            var batch = await ServiceProcess.AnswerAsync(client, batches, new { productionDate = "2026-11-20", confirm = BackDated });
            await ServiceProcess.AnswerAsync(client, new Uri(service.Address, $"/v1/batches/{Id(batch)}/print-jobs"), BenchLabels.PrintJob());
            times.Add((watch.Elapsed - begun).TotalMilliseconds);
        }

        return times;
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;
}

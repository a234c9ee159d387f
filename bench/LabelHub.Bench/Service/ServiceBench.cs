namespace LabelHub.Bench.Service;

/// <summary>The running service under load from another process on the same machine.</summary>
public static class ServiceBench
{
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MemoryTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MemoryStep = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync()
    {
        await using var service = await ServiceProcess.StartAsync();
        using var client = await service.SignInAsync("o-bench");
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        var checks = new Uri(service.Address, "/v1/label-checks");
        var renderings = new Uri(service.Address, "/v1/label-renderings");
        await Wrk.RunAsync("label checks, warming", checks, token, Wrk.Checks(200), Warmth, 16);
        await Wrk.RunAsync("label checks", checks, token, Wrk.Checks(200), Time, 16);
        await Wrk.RunAsync("label PNG 60x40 at 203 dpi, warming", renderings, token, Wrk.Renderings(200), Warmth, 16);
        await Wrk.RunAsync("label PNG 60x40 at 203 dpi", renderings, token, Wrk.Renderings(200), Time, 16);
        await PrintLoad.RunAsync(service, Time);
        Console.WriteLine(FormattableString.Invariant($"== resident memory at the end: {service.ResidentMiB():F0} MiB"));
        return 0;
    }

    /// <summary>Batches and print jobs alone.</summary>
    public static async Task<int> RunPrintAsync()
    {
        await using var service = await ServiceProcess.StartAsync();
        await PrintLoad.RunAsync(service, Time);
        return 0;
    }

    /// <summary>Ten minutes of mixed load; memory every half minute.</summary>
    public static async Task<int> RunMemoryAsync()
    {
        await using var service = await ServiceProcess.StartAsync();
        using var client = await service.SignInAsync("o-bench");
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        var load = Task.WhenAll(
            Wrk.RunAsync("label checks", new Uri(service.Address, "/v1/label-checks"), token, Wrk.Checks(200), MemoryTime, 4),
            Wrk.RunAsync("label PNG", new Uri(service.Address, "/v1/label-renderings"), token, Wrk.Renderings(200), MemoryTime, 4),
            PrintLoad.RunAsync(service, MemoryTime - TimeSpan.FromSeconds(10)));
        for (var at = TimeSpan.Zero; !load.IsCompleted; at += MemoryStep)
        {
            Console.WriteLine(FormattableString.Invariant($"{at.TotalSeconds,5} s  resident {service.ResidentMiB():F0} MiB, heap {await service.HeapMiBAsync():F0} MiB"));
            await Task.WhenAny(load, Task.Delay(MemoryStep));
        }

        await load;
        return 0;
    }
}

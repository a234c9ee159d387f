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
        await OverloadAsync(service, renderings, token);
        await PrintLoad.RunAsync(service, Time);
        Console.WriteLine(FormattableString.Invariant($"== resident memory at the end: {service.ResidentMiB():F0} MiB"));
        return 0;
    }

    /// <summary>Drawing alone, at ease and far beyond what the machine can draw.</summary>
    public static async Task<int> RunOverloadAsync()
    {
        await using var service = await ServiceProcess.StartAsync();
        using var client = await service.SignInAsync("o-bench");
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        var renderings = new Uri(service.Address, "/v1/label-renderings");
        await Wrk.RunAsync("label PNG, warming", renderings, token, Wrk.Renderings(200), Warmth, 16);
        await Wrk.RunAsync("label PNG 60x40 at 203 dpi", renderings, token, Wrk.Renderings(200), Time, 16);
        await OverloadAsync(service, renderings, token);
        return 0;
    }

    /// <summary>More clients than may draw or wait, who do not wait before they ask again: most are refused, all at once, and memory stays.</summary>
    private static async Task OverloadAsync(ServiceProcess service, Uri renderings, string token)
    {
        var before = service.ResidentMiB();
        await Wrk.RunAsync("label PNG, overload", renderings, token, Wrk.Renderings(200), Time, 400, byStatus: true);
        Console.WriteLine(FormattableString.Invariant($"   resident memory {before:F0} MiB before, {service.ResidentMiB():F0} MiB after"));
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

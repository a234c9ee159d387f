using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.TestKit;

namespace LabelHub.Bench.Service;

/// <summary>The service as ./run starts it, in a folder of its own, with everything on but limits a bench would run into.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(10);
    private readonly Process _run;
    private readonly DirectoryInfo _data;

    private ServiceProcess(Process run, DirectoryInfo data, Uri address, Uri fake)
    {
        _run = run;
        _data = data;
        Address = address;
        Fake = fake;
    }

    public Uri Address { get; }

    /// <summary>The fake WeChat beside it.</summary>
    public Uri Fake { get; }

    public static async Task<ServiceProcess> StartAsync()
    {
        var port = LoopbackPorts.FreePair();
        var data = Directory.CreateTempSubdirectory("labelhub-bench-");
        // a folder that only its owner enters would keep the private PostgreSQL's own user out
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(data.FullName, (UnixFileMode)0b111_101_101);
        var start = new ProcessStartInfo(Repository.PathOf("run"), ["--port", Text(port), "--data", data.FullName])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["RateLimits__Checks"] = "1000000000";
        foreach (var limit in new[] { "BatchesPerDay", "PrintJobsPerDay", "LabelsPerDay" })
            start.Environment["Limits__" + limit] = "1000000000";
        start.Environment["Demo__Enabled"] = "false";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var run = Process.Start(start)!;
        using var patience = new CancellationTokenSource(StartPatience);
        while (await run.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("LabelHub is ready", StringComparison.Ordinal))
            {
                _ = run.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ServiceProcess(run, data, At(port), At(port + 1));
            }
        }

        throw new InvalidOperationException("./run ended before it was ready; its messages stand above.");
    }

    /// <summary>A client signed in through the fake WeChat.</summary>
    public async Task<HttpClient> SignInAsync(string openId)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = Address };
        var code = await AnswerAsync(client, new Uri(Fake, $"/__fake/users/{openId}/login"), new { });
        var session = await AnswerAsync(client, new Uri(Address, "/v1/sessions"), new { code = code.GetProperty("code").GetString() });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("token").GetString());
        return client;
    }

    /// <summary>Posts and reads the answer, which must be a success.</summary>
    public static async Task<JsonElement> AnswerAsync(HttpClient client, Uri address, object body)
    {
        using var answer = await client.PostAsJsonAsync(address, body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{address.AbsolutePath}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Resident memory of the program that serves, in MiB.</summary>
    public double ResidentMiB()
    {
        using var api = Process.GetProcessById(ApiId());
        return api.WorkingSet64 / 1048576.0;
    }

    /// <summary>What was alive after the last garbage collection, in MiB, as /metrics tells.</summary>
    public async Task<double> HeapMiBAsync()
    {
        using var client = new HttpClient();
        var metrics = await client.GetStringAsync(new Uri(Address, "/metrics"));
        return metrics.Split('\n')
            .Where(l => l.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)) / 1048576;
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", Text(_run.Id)]);
        await stop.WaitForExitAsync();
        await _run.WaitForExitAsync();
        _run.Dispose();
        _data.Delete(recursive: true);
    }

    private int ApiId()
    {
        using var find = Process.Start(new ProcessStartInfo("pgrep", ["-P", Text(_run.Id), "-f", "LabelHub.Api.dll"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        return int.Parse(find.StandardOutput.ReadToEnd().Trim(), CultureInfo.InvariantCulture);
    }

    private static Uri At(int port) => new($"http://127.0.0.1:{Text(port)}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

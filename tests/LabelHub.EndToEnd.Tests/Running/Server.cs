using System.Globalization;
using LabelHub.TestKit;

namespace LabelHub.EndToEnd.Tests.Running;

/// <summary>One port and one data folder, served by ./run as often as a test starts it.</summary>
public sealed class Server : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly TemporaryFolder _folder = new();
    private RunScript? _run;

    public int Port { get; } = LoopbackPorts.FreePair();

    public int FakePort => Port + 1;

    public string Address => FormattableString.Invariant($"http://127.0.0.1:{Port}");

    public string PostgresFolder => _folder.File("data/postgres");

    public RunScript Run => _run ?? throw new InvalidOperationException("It was not started.");

    public async Task StartAsync()
    {
        _run?.Dispose();
        _run = RunScript.Start(_folder.Path, "--port", Port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Address, await _run.ReadUntilAsync("LabelHub is ready: ", StartLimit));
    }

    /// <summary>As Ctrl-C or a service manager does; nothing may be left.</summary>
    public async Task StopAsync()
    {
        await Run.SignalAsync("TERM");
        Assert.Equal(0, await Run.WaitForExitAsync(StopLimit));
        Assert.Empty(Run.Processes());
        Assert.True(LoopbackPorts.IsFree(Port) && LoopbackPorts.IsFree(FakePort));
    }

    public Task KillApiAsync() => Run.KillAsync("LabelHub.Api.dll");

    public Task KillPostgresAsync() => Programs.OutputOfAsync("kill", ["-KILL", PostgresId()]);

    /// <summary>What is left ends by itself when the API is gone; then a new start.</summary>
    public async Task StartAgainAsync()
    {
        Assert.NotEqual(0, await Run.WaitForExitAsync(StopLimit));
        await StartAsync();
    }

    /// <summary>Waits until another PostgreSQL than the killed one serves.</summary>
    public async Task WaitForNewPostgresAsync(string killed)
    {
        using var client = new OwnerClient(Address);
        using var limit = new CancellationTokenSource(StopLimit);
        while (PostgresId() == killed || !await IsReadyAsync(client))
            await Task.Delay(Poll, limit.Token);
    }

    /// <summary>The process id; empty while there is none.</summary>
    public string PostgresId()
    {
        try
        {
            return File.ReadLines(Path.Combine(PostgresFolder, "pg", "postmaster.pid")).FirstOrDefault("");
        }
        catch (IOException)
        {
            // not there yet, or gone this moment
            return "";
        }
    }

    public void Dispose()
    {
        _run?.Dispose();
        _folder.Dispose();
    }

    private static async Task<bool> IsReadyAsync(OwnerClient client)
    {
        using var answer = await client.Http.GetAsync("/readyz");
        return answer.IsSuccessStatusCode;
    }
}

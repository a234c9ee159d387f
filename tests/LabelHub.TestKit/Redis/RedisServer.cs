using System.Diagnostics;
using System.Globalization;

namespace LabelHub.TestKit.Redis;

/// <summary>A real redis-server of one's own on a free port, keeping nothing on disk; ended by its own process id.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private Process _keeper;
    private string _id;

    private RedisServer(Process keeper, string id, int port) => (_keeper, _id, Port) = (keeper, id, port);

    public int Port { get; }

    public string ConnectionString => FormattableString.Invariant($"127.0.0.1:{Port}");

    public static async Task<RedisServer> StartAsync()
    {
        var port = LoopbackPorts.Free();
        var (keeper, id) = await LaunchAsync(port);
        return new RedisServer(keeper, id, port);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        await Programs.OutputOfAsync("kill", ["-KILL", _id]);
        await _keeper.WaitForExitAsync();
    }

    /// <summary>Again on the same port, with nothing in it.</summary>
    public async Task StartAgainAsync()
    {
        _keeper.Dispose();
        (_keeper, _id) = await LaunchAsync(Port);
    }

    /// <summary>Forgets everything.</summary>
    public Task ClearAsync() => Programs.OutputOfAsync("redis-cli", ["-p", Port.ToString(CultureInfo.InvariantCulture), "flushall"]);

    /// <summary>SIGSTOP: it takes connections and never answers.</summary>
    public Task FreezeAsync() => Programs.OutputOfAsync("kill", ["-STOP", _id]);

    public Task ThawAsync() => Programs.OutputOfAsync("kill", ["-CONT", _id]);

    public async ValueTask DisposeAsync()
    {
        if (!_keeper.HasExited)
        {
            _keeper.StandardInput.Close();
            await _keeper.WaitForExitAsync();
        }

        _keeper.Dispose();
    }

    /// <summary>A shell keeps it, and ends it by its id when its own input ends: so it does not outlive the tests.</summary>
    private static async Task<(Process Keeper, string Id)> LaunchAsync(int port)
    {
        const string Script = """exec 2> /dev/null; redis-server --port "$0" --bind 127.0.0.1 --save '' --appendonly no & child=$!; echo "id $child"; exec 3<&0; { cat <&3 > /dev/null; kill -KILL "$child"; } & wait "$child"; kill "$!" """;
        var keeper = Process.Start(new ProcessStartInfo("sh", ["-c", Script, port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var id = "";
        while (await keeper.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("id ", StringComparison.Ordinal))
                id = line[3..];
            if (!line.Contains("Ready to accept connections", StringComparison.Ordinal))
                continue;
            _ = keeper.StandardOutput.ReadToEndAsync();
            return (keeper, id);
        }

        throw new InvalidOperationException("redis-server did not start: is it installed? ./test installs what the tests use.");
    }
}

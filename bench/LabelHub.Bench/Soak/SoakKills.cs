using LabelHub.TestKit.Databases;
using LabelHub.TestKit.Service;
using Npgsql;
using static System.FormattableString;

namespace LabelHub.Bench.Soak;

/// <summary>
/// kill -9 within every ten minutes of the clock: at any moment, or while a message waits to be, or has just been, done
/// at WeChat. While a node starts the clock goes slower: what takes seconds of the world takes minutes of it.
/// </summary>
internal sealed class SoakKills(SoakOptions options, SoakCluster cluster, SoakFaults faults, DateTimeOffset begin)
{
    private const string Holder = "SELECT lease_owner FROM deliveries WHERE state = 'sending' ORDER BY sending_since LIMIT 1";
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WaitAtGate = TimeSpan.FromMinutes(3);
    private readonly Random _lots = new(options.Seed + 2);

    public int Kills { get; private set; }

    /// <summary>How many of them hit a node in the middle of a call.</summary>
    public int InACall { get; private set; }

    /// <summary>How long the world waited for killed nodes to serve again.</summary>
    public TimeSpan Starting { get; private set; }

    public async Task RunAsync(DateTimeOffset end)
    {
        for (var period = begin; period < end; period += Every)
        {
            Pace(period);
            await faults.PushAsync(_lots.Next(cluster.Nodes.Count));
            await SoakTime.UntilAsync(cluster.Clock, period + TimeSpan.FromMinutes(_lots.NextDouble() * 6));
            await KillAsync(period);
            await SoakTime.UntilAsync(cluster.Clock, period + Every);
        }
    }

    private void Pace(DateTimeOffset now) =>
        cluster.Clock.Rate = now.AddHours(8).Hour is >= 7 and < 22 ? options.Speed : options.Night;

    private async Task KillAsync(DateTimeOffset now)
    {
        var how = _lots.Next(3);
        var node = cluster.Nodes[Kills % cluster.Nodes.Count];
        if (how > 0)
        {
            var gate = Invariant($"kill-{Kills}");
            await faults.BeginAsync(new { action = how == 1 ? "gateBefore" : "gateAfter", gate, api = "subscribe/send", times = 1 });
            if (await SomebodyIsAtAsync(gate))
            {
                cluster.Clock.Rate = 1;
                node = await HolderAsync() ?? node;
                InACall++;
            }

            await node.KillAsync();
            await cluster.WeChat.ReleaseGateAsync(gate);
            await faults.BeginAsync();
        }
        else
        {
            await node.KillAsync();
        }

        Kills++;
        cluster.Clock.Rate = options.Starting;
        var killed = RealClock.Instance.GetTimestamp();
        await node.StartAsync();
        Starting += RealClock.Instance.GetElapsedTime(killed);
        Pace(now);
    }

    private async Task<bool> SomebodyIsAtAsync(string gate)
    {
        using var enough = new CancellationTokenSource(WaitAtGate, cluster.Clock);
        try
        {
            await cluster.WeChat.WaitAtGateAsync(gate, enough.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The node that is sending; leases begin with its process id.</summary>
    private async Task<ApiProcess?> HolderAsync()
    {
        await using var connection = new NpgsqlConnection(cluster.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Holder, connection);
        var owner = await command.ExecuteScalarAsync() as string ?? "";
        return cluster.Nodes.FirstOrDefault(n => owner.StartsWith(Invariant($"{n.ProcessId}-"), StringComparison.Ordinal));
    }
}

/// <summary>Waiting by the soak's clock.</summary>
internal static class SoakTime
{
    public static async Task UntilAsync(TimeProvider clock, DateTimeOffset time)
    {
        var left = time - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock);
    }
}

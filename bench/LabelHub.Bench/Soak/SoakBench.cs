using System.Globalization;
using LabelHub.Domain.Reminders;
using LabelHub.TestKit.Databases;
using Npgsql;

namespace LabelHub.Bench.Soak;

/// <summary>
/// A day of a small town under faults and kills, by a clock many times as fast as the world's; then quiet, and the
/// books are compared. It fails when anybody was neither reached nor is visibly not reached, or anything is left or was sent more often than policy allows.
/// </summary>
public static class SoakBench
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly TimeSpan Begin = new(7, 30, 0);
    private static readonly TimeSpan QuotaEndsAfter = TimeSpan.FromHours(13.1);
    private const double Quick = 1200;
    private static readonly TimeSpan Rush = TimeSpan.FromHours(1);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = SoakOptions.Read(arguments);
        var begin = ShanghaiTime.StartOf(Monday) + Begin;
        var end = begin + TimeSpan.FromHours(options.Hours);
        Console.WriteLine(options);
        var started = RealClock.Instance.GetTimestamp();
        await using var cluster = await SoakCluster.StartAsync(options, begin);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var town = new SoakTown(options, cluster, http, begin);
        var faults = new SoakFaults(options, cluster);
        var kills = new SoakKills(options, cluster, faults, begin);
        await faults.EndAsync();
        await town.SettleInAsync();
        Say($"{options.People / 4} owners are there after {RealClock.Instance.GetElapsedTime(started).TotalSeconds:F0} s");
        await faults.BeginAsync();
        try
        {
            await Task.WhenAll(kills.RunAsync(end), town.RunAsync(end), UseUpQuotaAsync(cluster, begin, end));
        }
        catch (Exception)
        {
            Console.WriteLine(string.Join('\n', cluster.Nodes.Select(n => n.Said)));
            throw;
        }

        var took = RealClock.Instance.GetElapsedTime(started).TotalSeconds;
        Say($"{options.Hours} h of the clock after {took:F0} s, {kills.Starting.TotalSeconds:F0} s of them starts");
        Say($"{town.Deeds} deeds, {kills.Kills} kills, {kills.InACall} of them in a call");
        await faults.EndAsync();
        await SettleAsync(cluster, options, end);
        var wrong = await new SoakTally(cluster).PrintAsync();
        Say($"{(wrong == 0 ? "held" : $"FAILED: {wrong}")} after {RealClock.Instance.GetElapsedTime(started).TotalSeconds:F0} s");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>In the evening the day's quota is gone: what is left waits for the morning.</summary>
    private static async Task UseUpQuotaAsync(SoakCluster cluster, DateTimeOffset begin, DateTimeOffset end)
    {
        if (begin + QuotaEndsAfter >= end)
            return;
        await SoakTime.UntilAsync(cluster.Clock, begin + QuotaEndsAfter);
        await cluster.WeChat.SetQuotaAsync("subscribe/send", 0);
    }

    /// <summary>Nothing goes wrong any more: past the next morning's messages, until all is settled.</summary>
    private static async Task SettleAsync(SoakCluster cluster, SoakOptions options, DateTimeOffset end)
    {
        var morning = ShanghaiTime.At(ShanghaiTime.DateOf(end.AddHours(16)), new TimeOnly(8, 30));
        while (cluster.Clock.GetUtcNow() < morning)
        {
            cluster.Clock.Rate = morning - cluster.Clock.GetUtcNow() > Rush ? Quick : options.Speed;
            await SoakTime.UntilAsync(cluster.Clock, cluster.Clock.GetUtcNow() + Look);
        }

        while (await OpenAsync(cluster) > 0 && cluster.Clock.GetUtcNow() < morning + Patience)
            await SoakTime.UntilAsync(cluster.Clock, cluster.Clock.GetUtcNow() + Look);
        cluster.Clock.Rate = 1;
    }

    private static async Task<long> OpenAsync(SoakCluster cluster)
    {
        await using var connection = new NpgsqlConnection(cluster.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT (SELECT count(*) FROM deliveries WHERE state IN ('pending', 'claimed', 'sending') OR (state = 'unknown' AND concluded_at IS NULL))
                + (SELECT count(*) FROM notices WHERE delivery_id IS NULL AND ready_at <= $1)
                + (SELECT count(*) FROM push_events WHERE processed_at IS NULL)
            """,
            connection) { Parameters = { new() { Value = cluster.Clock.GetUtcNow() } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

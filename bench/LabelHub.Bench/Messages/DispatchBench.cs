using System.Globalization;
using LabelHub.TestKit;
using LabelHub.TestKit.Databases;
using LabelHub.TestKit.Messaging;
using LabelHub.TestKit.Redis;
using LabelHub.TestKit.Service;
using LabelHub.TestKit.WeChat;
using Npgsql;

namespace LabelHub.Bench.Messages;

/// <summary>
/// Messages a second from rows to WeChat: nodes, PostgreSQL, Redis and the fake each a process of its own on this
/// machine, WeChat's pushes coming back. The rows tell when the first was begun and the last was settled.
/// </summary>
public static class DispatchBench
{
    private const int WarmUp = 3000;
    private const int Messages = 12_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync()
    {
        await using var fake = await FakeWeChatProcess.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        foreach (var nodes in new[] { 1, 2 })
            await RunAsync(nodes, fake, redis);
        return 0;
    }

    private static async Task RunAsync(int count, FakeWeChatProcess fake, RedisServer redis)
    {
        await fake.ResetAsync();
        await redis.ClearAsync();
        await using var database = await TestDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("labelhub-bench-");
        ApiProcess[] nodes = [.. Enumerable.Range(0, count).Select(Node)];
        try
        {
            await Task.WhenAll(nodes.Select(n => n.StartAsync()));
            await fake.SetPushAsync(new { url = new Uri(nodes[0].Address, "/wechat/push") });
            await SendAsync(database, fake, "warm-", WarmUp);
            var before = ProcessorTimes.Read();
            var outcome = await SendAsync(database, fake, "bench-", Messages);
            var used = ProcessorTimes.Read().Since(before);
            var report = await fake.ReadReportAsync();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count} node(s): {outcome.Rate:F0} messages/s, {outcome.PushesMeanwhile:P0} of the pushes worked off meanwhile,"
                + $" the last {outcome.LastPushAfter:F1} s later"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {report.GetProperty("sendsCommitted").GetInt32()} arrived, {report.GetProperty("duplicates").GetArrayLength()} twice,"
                + $" at most {report.GetProperty("parallelPerOpenidMax").GetInt32()} at once to one person"));
            Console.WriteLine($"  processor time: {used}");
        }
        finally
        {
            await Task.WhenAll(nodes.Select(n => n.DisposeAsync().AsTask()));
            folder.Delete(recursive: true);
        }

        ApiProcess Node(int i) =>
            new(LoopbackPorts.Free(), Settings(fake, redis, database, Path.Combine(folder.FullName, i.ToString(CultureInfo.InvariantCulture))));
    }

    /// <param name="Rate">Messages a second.</param>
    /// <param name="PushesMeanwhile">The share of WeChat's pushes that were worked off before the last message was settled.</param>
    /// <param name="LastPushAfter">Seconds from then to the last push worked off; the fake holds each back for up to three.</param>
    private sealed record Outcome(double Rate, double PushesMeanwhile, double LastPushAfter);

    private static async Task<Outcome> SendAsync(TestDatabase database, FakeWeChatProcess fake, string prefix, int count)
    {
        await fake.AddCrowdAsync(prefix, count, grants: 1);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await PendingMessages.AddAsync(database.ConnectionString, prefix, count, FakeWeChatProcess.ExpiryTemplate, grants: 1);
        await NumberAsync(connection, "ANALYZE accounts, consents, deliveries, notices, reminders, push_events; SELECT 0::float8");
        await UntilAsync(connection, "SELECT count(*)::float8 FROM deliveries WHERE state <> 'sent'");
        await UntilAsync(connection, "SELECT count(*)::float8 FROM deliveries WHERE message_id IS NULL");
        var ours = $"FROM deliveries JOIN accounts a ON a.id = account_id WHERE a.open_id LIKE '{prefix}%'";
        var seconds = await NumberAsync(connection, $"SELECT extract(epoch FROM max(sent_at) - min(sending_since))::float8 {ours}");
        var span = $"(SELECT min(sending_since) {ours}) AND (SELECT max(sent_at) {ours})";
        var meanwhile = await NumberAsync(connection, $"SELECT count(*)::float8 FROM push_events WHERE processed_at BETWEEN {span}");
        var last = await NumberAsync(
            connection, $"SELECT extract(epoch FROM (SELECT max(processed_at) FROM push_events) - max(sent_at))::float8 {ours}");
        return new Outcome(count / seconds, meanwhile / count, last);
    }

    private static async Task UntilAsync(NpgsqlConnection connection, string left)
    {
        var begun = RealClock.Instance.GetTimestamp();
        while (await NumberAsync(connection, left) > 0)
        {
            if (RealClock.Instance.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException("Not all messages were sent, or not all pushes about them worked off.");
            await Task.Delay(Poll, RealClock.Instance);
        }
    }

    private static async Task<double> NumberAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (double)(await command.ExecuteScalarAsync())!;
    }

    private static Dictionary<string, string> Settings(FakeWeChatProcess fake, RedisServer redis, TestDatabase database, string folder) =>
        new(NodeSettings.Of(database, redis, fake, folder), StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Default"] = "Warning",
            ["Dispatch:KeepQuietHours"] = "false",
        };
}

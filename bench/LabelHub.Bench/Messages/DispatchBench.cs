using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
    private const int WarmUp = 1000;
    private const int Messages = 6000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
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
        ApiProcess[] nodes = [.. Enumerable.Range(0, count).Select(i => new ApiProcess(FreePort(), Settings(fake, redis, database, Path.Combine(folder.FullName, i.ToString(CultureInfo.InvariantCulture)))))];
        try
        {
            await Task.WhenAll(nodes.Select(n => n.StartAsync()));
            await fake.SetPushAsync(new { url = new Uri(nodes[0].Address, "/wechat/push") });
            await SendAsync(database, fake, "warm-", WarmUp);
            var before = ProcessorTimes.Read();
            var rate = await SendAsync(database, fake, "bench-", Messages);
            var used = ProcessorTimes.Read().Since(before);
            var report = await fake.ReadReportAsync();
            Console.WriteLine(FormattableString.Invariant(
                $"{count} node(s): {rate:F0} messages/s; {report.GetProperty("sendsCommitted").GetInt32()} arrived, {report.GetProperty("duplicates").GetArrayLength()} twice, at most {report.GetProperty("parallelPerOpenidMax").GetInt32()} at once to one person"));
            Console.WriteLine($"  processor time: {used}");
        }
        finally
        {
            await Task.WhenAll(nodes.Select(n => n.DisposeAsync().AsTask()));
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> SendAsync(TestDatabase database, FakeWeChatProcess fake, string prefix, int count)
    {
        await fake.AddCrowdAsync(prefix, count, grants: 1);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await PendingMessages.AddAsync(database.ConnectionString, prefix, count, FakeWeChatProcess.ExpiryTemplate, grants: 1);
        await NumberAsync(connection, "ANALYZE accounts, consents, deliveries, notices, reminders, push_events; SELECT 0::float8");
        var begun = RealClock.Instance.GetTimestamp();
        while (await NumberAsync(connection, "SELECT count(*)::float8 FROM deliveries WHERE state <> 'sent'") > 0)
        {
            if (RealClock.Instance.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException("Not all messages were sent.");
            await Task.Delay(Poll, RealClock.Instance);
        }

        var seconds = await NumberAsync(
            connection,
            $"SELECT extract(epoch FROM max(sent_at) - min(sending_since))::float8 FROM deliveries JOIN accounts a ON a.id = account_id WHERE a.open_id LIKE '{prefix}%'");
        return count / seconds;
    }

    private static async Task<double> NumberAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (double)(await command.ExecuteScalarAsync())!;
    }

    private static Dictionary<string, string> Settings(FakeWeChatProcess fake, RedisServer redis, TestDatabase database, string folder) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Postgres"] = database.ConnectionString,
        ["ConnectionStrings:Redis"] = redis.ConnectionString,
        ["Data:Folder"] = folder,
        ["Public:BaseUrl"] = "https://l.example.cn",
        ["Logging:LogLevel:Default"] = "Warning",
        ["WeChat:AppId"] = FakeWeChatProcess.AppId,
        ["WeChat:AppSecret"] = FakeWeChatProcess.AppSecret,
        ["WeChat:Endpoint"] = fake.Endpoint.ToString(),
        ["WeChat:PushToken"] = FakeWeChatProcess.PushToken,
        ["WeChat:PushEncodingAesKey"] = FakeWeChatProcess.PushAesKey,
        ["WeChat:Templates:expiry:TemplateId"] = FakeWeChatProcess.ExpiryTemplate,
        ["WeChat:Templates:expiry:Fields:thing1"] = "subject",
        ["WeChat:Templates:expiry:Fields:date2"] = "dueDate",
        ["WeChat:Templates:expiry:Fields:thing3"] = "note",
        ["Dispatch:KeepQuietHours"] = "false",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

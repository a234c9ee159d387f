using LabelHub.FakeWeChat.State;
using LabelHub.TestKit;
using LabelHub.TestKit.Databases;
using LabelHub.TestKit.Messaging;
using LabelHub.TestKit.Redis;
using LabelHub.TestKit.Service;
using LabelHub.TestKit.WeChat;
using Npgsql;

namespace LabelHub.EndToEnd.Tests.Messages;

/// <summary>So many nodes over one PostgreSQL, one Redis and one fake WeChat, all processes of their own.</summary>
/// <param name="nodes">How many.</param>
/// <param name="begin">With it nodes and fake go by one clock of the test's, from then on, and the nodes run their jobs.</param>
public abstract class Cluster(int nodes, DateTimeOffset? begin = null) : IAsyncLifetime
{
    public const string Template = FakeWeChatProcess.ExpiryTemplate;
    private const int Lanes = 2;
    private const int Parallel = 8;

    /// <summary>So many calls a node has under way at most.</summary>
    public const int CallsAtOnce = Lanes * Parallel;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly string _folder = Directory.CreateTempSubdirectory("labelhub-test-").FullName;

    /// <summary>Of nodes and fake, where the cluster was begun with one.</summary>
    public SharedClock Clock { get; private set; } = null!;

    public FakeWeChatProcess WeChat { get; private set; } = null!;

    public RedisServer Redis { get; private set; } = null!;

    public TestDatabase Database { get; private set; } = null!;

    public IReadOnlyList<ApiProcess> Nodes { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (begin is { } time)
            Clock = SharedClock.Create(ClockFile, time);
        (WeChat, Redis, Database) = (await FakeWeChatProcess.StartAsync(begin is null ? [] : ["--ClockFile", ClockFile]), await RedisServer.StartAsync(), await TestDatabase.CreateAsync());
        Nodes = [.. Enumerable.Range(0, nodes).Select(i => begin is null
            ? new ApiProcess(LoopbackPorts.Free(), Settings(i))
            : new ApiProcess(LoopbackPorts.Free(), ByTheClock(Settings(i)), "LabelHub.FastHost"))];
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(Nodes.Select(n => n.DisposeAsync().AsTask()));
        await Database.DisposeAsync();
        await Redis.DisposeAsync();
        await WeChat.DisposeAsync();
        Clock?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public Task StartAsync() => Task.WhenAll(Nodes.Select(n => n.StartAsync()));

    /// <summary>SIGKILL to every node.</summary>
    public Task KillAsync() => Task.WhenAll(Nodes.Select(n => n.KillAsync()));

    /// <summary>Nothing of the test before: no faults, no people, no messages, no breakers.</summary>
    public async Task ResetAsync()
    {
        await WeChat.ResetAsync();
        await Redis.ClearAsync(); // its access token died with the reset
        await WeChat.SetClockAsync(RealClock.Instance.GetUtcNow());
        await WeChat.SetPushAsync(new { url = new Uri(Nodes[0].Address, "/wechat/push"), sentDelayFromMs = 0, sentDelayToMs = 50 });
        await ExecuteAsync("TRUNCATE send_breakers, push_events, notices, deliveries, reminders, consents");
    }

    /// <summary>So many people with one message each and so many consents, there and here.</summary>
    public async Task AddAsync(string prefix, int count, int grants, string purpose = "expiry")
    {
        await WeChat.AddCrowdAsync(prefix, count, grants);
        await PendingMessages.AddAsync(
            Database.ConnectionString, prefix, count, purpose == "report" ? FakeWeChatProcess.ReportTemplate : Template, grants, purpose);
    }

    /// <summary>Waits until so many deliveries are in a state.</summary>
    public async Task UntilAsync(string state, long count, int seconds = 60)
    {
        var start = RealClock.Instance.GetTimestamp();
        while (await CountAsync($"SELECT count(*) FROM deliveries WHERE state = '{state}'") is var now && now != count)
        {
            Assert.True(
                RealClock.Instance.GetElapsedTime(start).TotalSeconds < seconds,
                $"{now} of {count} are {state}: {await TextAsync("SELECT string_agg(concat_ws(' ', state, attempts, last_error_code, evidence), '; ') FROM deliveries")}\n{Nodes[0].Said}");
            await Task.Delay(Poll);
        }
    }

    public async Task<long> CountAsync(string sql) => (long)(await ScalarAsync(sql))!;

    public async Task<string?> TextAsync(string sql) => await ScalarAsync(sql) as string;

    public async Task ExecuteAsync(string sql) => await ScalarAsync(sql);

    private string ClockFile => Path.Combine(_folder, "clock");

    /// <summary>As shipped, in a zone of the world that changes its clocks.</summary>
    private Dictionary<string, string> ByTheClock(Dictionary<string, string> settings)
    {
        (settings["FastHost:ClockFile"], settings["TZ"]) = (ClockFile, "America/New_York");
        (settings["Jobs:Enabled"], settings["Dispatch:KeepQuietHours"]) = ("true", "true");
        (settings["WeChat:SendTimeoutSeconds"], settings["WeChat:TokenTimeoutSeconds"], settings["Dispatch:LeaseSeconds"]) = ("30", "30", "180");
        return settings;
    }

    private Dictionary<string, string> Settings(int node)
    {
        var folder = Path.Combine(_folder, FormattableString.Invariant($"node-{node}"));
        return new Dictionary<string, string>(NodeSettings.Of(Database, Redis, WeChat, folder), StringComparer.Ordinal)
        {
            ["WeChat:SendTimeoutSeconds"] = "2",
            ["WeChat:TokenTimeoutSeconds"] = "2",
            ["Dispatch:LeaseSeconds"] = "15",
            ["Dispatch:EventWaitSeconds"] = "30",
            ["Dispatch:SecondTrySeconds"] = "1",
            ["Dispatch:Lanes"] = FormattableString.Invariant($"{Lanes}"),
            ["Dispatch:Parallel"] = FormattableString.Invariant($"{Parallel}"),
            ["Dispatch:KeepQuietHours"] = "false",
            ["Jobs:Enabled"] = "false",
        };
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

public sealed class OneNode() : Cluster(1);

public sealed class TwoNodes() : Cluster(2);

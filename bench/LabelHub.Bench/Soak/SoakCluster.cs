using LabelHub.FakeWeChat.State;
using LabelHub.TestKit;
using LabelHub.TestKit.Databases;
using LabelHub.TestKit.Redis;
using LabelHub.TestKit.Service;
using LabelHub.TestKit.WeChat;

namespace LabelHub.Bench.Soak;

/// <summary>Nodes, PostgreSQL, Redis and the fake WeChat, each a process of its own, nodes and fake by one clock.</summary>
internal sealed class SoakCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labelhub-soak-");

    private SoakCluster(DateTimeOffset begin) => Clock = SharedClock.Create(ClockFile, begin);

    public SharedClock Clock { get; }

    public FakeWeChatProcess WeChat { get; private set; } = null!;

    public RedisServer Redis { get; private set; } = null!;

    public TestDatabase Database { get; private set; } = null!;

    public IReadOnlyList<ApiProcess> Nodes { get; private set; } = [];

    private string ClockFile => Path.Combine(_folder.FullName, "clock");

    public static async Task<SoakCluster> StartAsync(SoakOptions options, DateTimeOffset begin)
    {
        var cluster = new SoakCluster(begin);
        cluster.WeChat = await FakeWeChatProcess.StartAsync("--ClockFile", cluster.ClockFile);
        (cluster.Redis, cluster.Database) = (await RedisServer.StartAsync(), await TestDatabase.CreateAsync());
        await cluster.WeChat.ResetAsync(options.Seed);
        var nodes = Enumerable.Range(0, options.Nodes);
        cluster.Nodes = [.. nodes.Select(i => new ApiProcess(LoopbackPorts.Free(), cluster.Settings(i), "LabelHub.FastHost"))];
        await Task.WhenAll(cluster.Nodes.Select(n => n.StartAsync()));
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Nodes.Select(n => n.DisposeAsync().AsTask()));
        await WeChat.DisposeAsync();
        await Database.DisposeAsync();
        await Redis.DisposeAsync();
        Clock.Dispose();
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings(int node)
    {
        var folder = Path.Combine(_folder.FullName, FormattableString.Invariant($"node-{node}"));
        return new Dictionary<string, string>(NodeSettings.Of(Database, Redis, WeChat, folder), StringComparer.Ordinal)
        {
            ["FastHost:ClockFile"] = ClockFile,
            ["Logging:LogLevel:Default"] = "Error",
            ["RateLimits:SignIns"] = "1000000",

            // of the clock: what a call takes in the world counts many times over
            ["WeChat:SendTimeoutSeconds"] = "30",
            ["WeChat:SignInTimeoutSeconds"] = "30",
            ["WeChat:TokenTimeoutSeconds"] = "30",
            ["Dispatch:LeaseSeconds"] = "180",
            ["Dispatch:SecondTrySeconds"] = "60",
        };
    }
}

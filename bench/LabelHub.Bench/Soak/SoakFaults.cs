namespace LabelHub.Bench.Soak;

/// <summary>Every kind of fault the fake knows, gates apart, which are for kills; and what goes wrong with its pushes.</summary>
internal sealed class SoakFaults(SoakOptions options, SoakCluster cluster)
{
    /// <summary>Done, and denied: nobody can see through it, so what follows from it is counted apart.</summary>
    public const string Lie = "ErrCodeAfterCommit";

    private static readonly string[] Kinds =
    [
        "status", "empty200", "html200", "body200", "delay", "hang", "resetBefore", "commitThenDelay", "commitThenReset",
        "commitThenStatus", "commitThenEmpty200", "truncatedJson", "slowBody", "wrongContentType",
        "errCodeAfterCommit", "revokeToken", "expireToken",
    ];

    /// <summary>Busy, one message at a time, a token that died, a page that is gone, a text it will not have.</summary>
    private static readonly int[] Codes = [-1, 43108, 40001, 42001, 41030, 47003];

    private static readonly string[] Tampers = ["signature", "cipher", "appId", "plain", "oldTimestamp"];

    private readonly Random _lots = new(options.Seed + 1);

    public static int KindsCount => Kinds.Length + Codes.Length;

    public async Task BeginAsync(params object[] first)
    {
        var share = options.Faults / KindsCount;
        object[] usual =
        [
            .. Kinds.Select(kind => new { action = kind, probability = share, ms = 60_000, bytesPerSecond = 10 }),
            .. Codes.Select(code => new { action = "errCode", code, api = "subscribe/send", probability = share }),
        ];
        await cluster.WeChat.HealAsync();
        await cluster.WeChat.FailAsync([.. first, .. usual]);
    }

    /// <summary>For the next ten minutes pushes go to this node, and so much goes wrong with them.</summary>
    public Task PushAsync(int node) => cluster.WeChat.SetPushAsync(new
    {
        url = new Uri(cluster.Nodes[node].Address, "/wechat/push"),
        loseProbability = options.Faults,
        duplicates = _lots.Next(3) == 0 ? 2 : 1,
        reorder = _lots.Next(3) == 0,
        json = _lots.Next(2) == 0,
        tamper = _lots.Next(20) == 0 ? Tampers[_lots.Next(Tampers.Length)] : "none",
    });

    public async Task EndAsync()
    {
        await cluster.WeChat.HealAsync();
        await cluster.WeChat.SetPushAsync(new { url = new Uri(cluster.Nodes[0].Address, "/wechat/push") });
    }
}

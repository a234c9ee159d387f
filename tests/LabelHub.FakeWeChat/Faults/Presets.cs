using LabelHub.FakeWeChat.Surface;

namespace LabelHub.FakeWeChat.Faults;

/// <summary>Bad days with a name.</summary>
internal static class Presets
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Fault>> All = new Dictionary<string, IReadOnlyList<Fault>>(StringComparer.Ordinal)
    {
        ["busy"] = [new Fault { Action = FaultAction.ErrCode, Code = -1, Times = 3 }],
        ["daily-quota"] = [new Fault { Action = FaultAction.ErrCode, Code = 45009 }],
        ["token-storm"] = [new Fault { Action = FaultAction.RevokeToken, Api = SubscribeSend.Api, EveryMs = 5000 }],
        ["flaky"] =
        [
            new Fault { Action = FaultAction.Status, Status = 502, Probability = 0.05 },
            new Fault { Action = FaultAction.CommitThenReset, Probability = 0.02 },
            new Fault { Action = FaultAction.Delay, Ms = 8000, Probability = 0.03 },
        ],
        ["down"] = [new Fault { Action = FaultAction.ResetBefore }],
    };
}

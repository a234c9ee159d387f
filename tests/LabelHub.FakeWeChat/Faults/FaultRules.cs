using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Faults;

/// <summary>The faults in force, in order; the first that strikes a call is the only one.</summary>
internal sealed class FaultRules(FakeRandom random, FakeClock clock)
{
    private readonly Lock gate = new();
    private readonly List<Rule> rules = [];

    public void Add(IEnumerable<Fault> faults)
    {
        lock (gate)
            rules.AddRange(faults.Select(fault => new Rule(fault)));
    }

    public void Clear()
    {
        lock (gate)
            rules.Clear();
    }

    public IReadOnlyList<Fault> Read()
    {
        lock (gate)
            return [.. rules.Select(rule => rule.Fault)];
    }

    public Fault? Strike(string api, string? openId)
    {
        lock (gate)
            return rules.Find(rule => rule.Fault.Concerns(api, openId) && rule.Strikes(random, clock))?.Fault;
    }

    private sealed class Rule(Fault fault)
    {
        private int seen;
        private int struck;
        private long? last;

        public Fault Fault => fault;

        public bool Strikes(FakeRandom random, FakeClock clock)
        {
            if (fault.EveryMs is { } pause && last is { } before && clock.GetElapsedTime(before).TotalMilliseconds < pause)
                return false;
            if (++seen < fault.From || struck >= (fault.Times ?? int.MaxValue) || random.Share() >= fault.Probability)
                return false;
            struck++;
            last = clock.GetTimestamp();
            return true;
        }
    }
}

using LabelHub.FakeWeChat.State;

namespace LabelHub.FakeWeChat.Faults;

/// <summary>The faults in force, in order; the first that strikes a call is the only one.</summary>
internal sealed class FaultRules(FakeRandom random, FakeClock clock)
{
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];

    public void Add(IEnumerable<Fault> faults)
    {
        lock (_gate)
            _rules.AddRange(faults.Select(fault => new Rule(fault)));
    }

    public void Clear()
    {
        lock (_gate)
            _rules.Clear();
    }

    public IReadOnlyList<Fault> Read()
    {
        lock (_gate)
            return [.. _rules.Select(rule => rule.Fault)];
    }

    public Fault? Strike(string api, string? openId)
    {
        lock (_gate)
            return _rules.Find(rule => rule.Fault.Concerns(api, openId) && rule.Strikes(random, clock))?.Fault;
    }

    private sealed class Rule(Fault fault)
    {
        private int _seen;
        private int _struck;
        private long? _last;

        public Fault Fault => fault;

        public bool Strikes(FakeRandom random, FakeClock clock)
        {
            if (fault.EveryMs is { } pause && _last is { } before && clock.GetElapsedTime(before).TotalMilliseconds < pause)
                return false;
            if (++_seen < fault.From || _struck >= (fault.Times ?? int.MaxValue) || random.Share() >= fault.Probability)
                return false;
            _struck++;
            _last = clock.GetTimestamp();
            return true;
        }
    }
}

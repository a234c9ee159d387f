namespace LabelHub.FakeWeChat.State;

/// <summary>How often an API may be called until the next midnight in China.</summary>
internal sealed class Quotas(FakeClock clock)
{
    private const int Daily = 10_000_000;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTime Day, int Left)> _left = new(StringComparer.Ordinal);

    private DateTime Today => clock.GetUtcNow().ToOffset(China).Date;

    public void Set(string api, int remaining)
    {
        lock (_gate)
            _left[api] = (Today, remaining);
    }

    public bool Take(string api)
    {
        lock (_gate)
        {
            var today = Today;
            var left = _left.TryGetValue(api, out var kept) && kept.Day == today ? kept.Left : Daily;
            _left[api] = (today, Math.Max(0, left - 1));
            return left > 0;
        }
    }

    public void Clear()
    {
        lock (_gate)
            _left.Clear();
    }
}

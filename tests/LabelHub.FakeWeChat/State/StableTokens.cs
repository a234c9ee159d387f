namespace LabelHub.FakeWeChat.State;

/// <summary>
/// The access token of stable_token. Asked normally it stays the same until it has less than 300 s to live; asked by
/// force it changes at once, though not within 30 s of the last time nor more than 20 times a day.
/// </summary>
internal sealed class StableTokens(FakeClock clock, FakeRandom random)
{
    private const int ForcedPerDay = 20;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);
    private static readonly TimeSpan RenewalWindow = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> forced = new();
    private string value = "";
    private DateTimeOffset expiresAt;
    private DateTimeOffset lastForced;

    public (string Value, int ExpiresIn) Get(bool force)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (expiresAt - now < RenewalWindow || (force && MayForce(now)))
            {
                value = random.Text(160);
                expiresAt = now + Life;
            }

            return (value, (int)(expiresAt - now).TotalSeconds);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            forced.Clear();
            (value, expiresAt, lastForced) = ("", default, default);
        }
    }

    private bool MayForce(DateTimeOffset now)
    {
        while (forced.TryPeek(out var oldest) && now - oldest >= Day)
            forced.Dequeue();
        if (now - lastForced < BetweenForced || forced.Count >= ForcedPerDay)
            return false;
        lastForced = now;
        forced.Enqueue(now);
        return true;
    }
}

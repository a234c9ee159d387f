namespace LabelHub.FakeWeChat.State;

/// <summary>
/// The access tokens: the stable one and the plain one, which know nothing of each other. The stable one, asked for
/// normally, stays the same until it has less than 300 s to live; by force it changes at once, though not within 30 s
/// of the last time nor more than 20 times a day. The plain one changes at every question. What is replaced without
/// force stays good for 300 s.
/// </summary>
internal sealed class IssuedTokens(FakeClock clock, FakeRandom random)
{
    public const int Length = 160;
    private const int ForcedPerDay = 20;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _forced = new();
    private readonly Dictionary<string, Issued> _issued = new(StringComparer.Ordinal);
    private Issued? _stable;
    private Issued? _plain;
    private DateTimeOffset _lastForced;

    public (string Value, int ExpiresIn) GetStable(bool force)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var mustForce = force && MayForce(now);
            if (_stable is null || _stable.RevokedAt <= now || _stable.ExpiresAt - now < Overlap || mustForce)
                _stable = Replace(_stable, now, mustForce ? TimeSpan.Zero : Overlap);
            return (_stable.Value, (int)(_stable.ExpiresAt - now).TotalSeconds);
        }
    }

    public (string Value, int ExpiresIn) GetPlain()
    {
        lock (_gate)
        {
            _plain = Replace(_plain, clock.GetUtcNow(), Overlap);
            return (_plain.Value, (int)Life.TotalSeconds);
        }
    }

    /// <summary>The error code for a call that comes with this token; 0 when it is good.</summary>
    public int Check(string token)
    {
        if (token.Length == 0)
            return 41001;
        if (token.Length != Length || !token.All(char.IsAsciiLetterOrDigit))
            return 40014;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_issued.TryGetValue(token, out var issued) || issued.RevokedAt <= now)
                return 40001;
            return issued.ExpiresAt <= now ? 42001 : 0;
        }
    }

    /// <summary>From now on every token issued so far is refused: as not the latest, or as too old.</summary>
    public void Kill(bool asExpired)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            foreach (var issued in _issued.Values)
            {
                if (asExpired)
                    issued.ExpiresAt = now;
                else
                    issued.RevokedAt = now;
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _forced.Clear();
            _issued.Clear();
            (_stable, _plain, _lastForced) = (null, null, default);
        }
    }

    private Issued Replace(Issued? old, DateTimeOffset now, TimeSpan overlap)
    {
        if (old is not null && now + overlap < old.RevokedAt)
            old.RevokedAt = now + overlap;
        foreach (var dead in _issued.Values.Where(i => i.ExpiresAt + Day < now).ToList())
            _issued.Remove(dead.Value);
        var next = new Issued(random.Text(Length)) { ExpiresAt = now + Life };
        _issued.Add(next.Value, next);
        return next;
    }

    private bool MayForce(DateTimeOffset now)
    {
        while (_forced.TryPeek(out var oldest) && now - oldest >= Day)
            _forced.Dequeue();
        if (now - _lastForced < BetweenForced || _forced.Count >= ForcedPerDay)
            return false;
        _lastForced = now;
        _forced.Enqueue(now);
        return true;
    }

    private sealed class Issued(string value)
    {
        public string Value => value;

        public DateTimeOffset ExpiresAt { get; set; }

        public DateTimeOffset RevokedAt { get; set; } = DateTimeOffset.MaxValue;
    }
}

namespace LabelHub.FakeWeChat.State;

/// <summary>People who use the mini-program, and the codes their phones got from wx.login.</summary>
internal sealed class People(FakeClock clock, FakeRandom random)
{
    private const int CallsPerMinute = 100;
    private static readonly TimeSpan CodeLife = TimeSpan.FromSeconds(300);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoginCode> _codes = new(StringComparer.Ordinal);

    /// <summary>wx.login on this person's phone.</summary>
    public string Login(string openId)
    {
        lock (_gate)
        {
            Find(openId);
            var code = $"0{random.Text(31)}";
            _codes.Add(code, new LoginCode(openId, clock.GetUtcNow()));
            return code;
        }
    }

    public void Set(string openId, bool blocked, string? unionId)
    {
        lock (_gate)
        {
            var person = Find(openId);
            person.Blocked = blocked;
            person.UnionId = unionId;
        }
    }

    /// <summary>Somebody starts to use the mini-program.</summary>
    public void Add(string openId)
    {
        lock (_gate)
            Find(openId);
    }

    public bool Knows(string openId)
    {
        lock (_gate)
            return _people.ContainsKey(openId);
    }

    public string? OwnerOf(string? code)
    {
        lock (_gate)
            return code is not null && _codes.TryGetValue(code, out var found) ? found.OpenId : null;
    }

    /// <summary>Spends a code; the error code, or 0 and the person.</summary>
    public (int ErrorCode, Person? Person) Exchange(string code)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_codes.TryGetValue(code, out var found))
                return (40029, null);
            var person = Find(found.OpenId);
            if (person.Blocked)
                return (40226, null);
            if (person.CallsInTheMinuteBefore(now) >= CallsPerMinute)
                return (45011, null);
            person.Called(now);
            if (now - found.IssuedAt > CodeLife)
                return (40029, null);
            if (found.Used)
                return (40163, null);
            found.Used = true;
            person.SessionKey = random.Base64(16);
            return (0, person);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _people.Clear();
            _codes.Clear();
        }
    }

    private Person Find(string openId) =>
        _people.TryGetValue(openId, out var person) ? person : _people[openId] = new Person(openId);

    private sealed class LoginCode(string openId, DateTimeOffset issuedAt)
    {
        public string OpenId => openId;

        public DateTimeOffset IssuedAt => issuedAt;

        public bool Used { get; set; }
    }
}

namespace LabelHub.FakeWeChat.State;

/// <summary>Somebody with a phone. Guarded by <see cref="People"/>.</summary>
internal sealed class Person(string openId)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> _calls = new();

    public string OpenId => openId;

    public string? UnionId { get; set; }

    /// <summary>WeChat takes them for a risk.</summary>
    public bool Blocked { get; set; }

    /// <summary>A new one at each sign-in.</summary>
    public string SessionKey { get; set; } = "";

    public int CallsInTheMinuteBefore(DateTimeOffset now)
    {
        while (_calls.TryPeek(out var oldest) && now - oldest >= Minute)
            _calls.Dequeue();
        return _calls.Count;
    }

    public void Called(DateTimeOffset now) => _calls.Enqueue(now);
}

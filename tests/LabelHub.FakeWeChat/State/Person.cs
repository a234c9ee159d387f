namespace LabelHub.FakeWeChat.State;

/// <summary>Somebody with a phone. Guarded by <see cref="People"/>.</summary>
internal sealed class Person(string openId)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> calls = new();

    public string OpenId => openId;

    public string? UnionId { get; set; }

    /// <summary>WeChat takes them for a risk.</summary>
    public bool Blocked { get; set; }

    /// <summary>A new one at each sign-in.</summary>
    public string SessionKey { get; set; } = "";

    public int CallsInTheMinuteBefore(DateTimeOffset now)
    {
        while (calls.TryPeek(out var oldest) && now - oldest >= Minute)
            calls.Dequeue();
        return calls.Count;
    }

    public void Called(DateTimeOffset now) => calls.Enqueue(now);
}

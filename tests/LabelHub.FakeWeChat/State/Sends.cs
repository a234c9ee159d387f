using System.Globalization;

namespace LabelHub.FakeWeChat.State;

/// <summary>A message that reached a phone.</summary>
internal sealed record Send(
    long Seq, long MsgId, DateTimeOffset At, string OpenId, string Template, string Page, string? Reminder, IReadOnlyDictionary<string, string> Data);

/// <summary>Every message that was delivered, and how many carried the same mark of the sender's (<c>r</c> in the page).</summary>
internal sealed class Sends(FakeClock clock)
{
    private const int Kept = 200_000;
    private const long FirstMsgId = 1_700_827_132_819_554_304; // beyond 2^53, as WeChat's are

    private readonly Lock _gate = new();
    private readonly Queue<Send> _sends = new();
    private readonly Dictionary<string, int> _byReminder = new(StringComparer.Ordinal);
    private long _last;

    public Send Add(string openId, string template, string page, IReadOnlyDictionary<string, string> data)
    {
        lock (_gate)
        {
            var send = new Send(++_last, FirstMsgId + _last, clock.GetUtcNow(), openId, template, page, MarkOf(page), data);
            if (_sends.Count == Kept)
                _sends.Dequeue();
            _sends.Enqueue(send);
            if (send.Reminder is { } mark)
                _byReminder[mark] = _byReminder.GetValueOrDefault(mark) + 1;
            return send;
        }
    }

    public IReadOnlyList<Send> To(string? openId)
    {
        lock (_gate)
            return [.. _sends.Where(s => openId is null || s.OpenId == openId)];
    }

    public (long Committed, Dictionary<string, int> ByReminder) Count()
    {
        lock (_gate)
            return (_last, new Dictionary<string, int>(_byReminder, StringComparer.Ordinal));
    }

    public void Clear()
    {
        lock (_gate)
        {
            _sends.Clear();
            _byReminder.Clear();
            _last = 0;
        }
    }

    private static string? MarkOf(string page)
    {
        var query = page.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? page[(at + 1)..] : "";
        return query.Split('&').Where(p => p.StartsWith("r=", StringComparison.Ordinal))
            .Select(p => Uri.UnescapeDataString(p[2..])).FirstOrDefault()?.ToString(CultureInfo.InvariantCulture);
    }
}

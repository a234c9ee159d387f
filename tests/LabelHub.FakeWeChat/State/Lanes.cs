namespace LabelHub.FakeWeChat.State;

/// <summary>Which people have a message on its way to them right now; WeChat refuses a second one meanwhile.</summary>
internal sealed class Lanes
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _busy = new(StringComparer.Ordinal);

    /// <summary>The most calls for one person that were ever seen at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <returns>Whether nobody else is on this lane.</returns>
    public bool Enter(string openId)
    {
        lock (_gate)
        {
            var together = _busy.GetValueOrDefault(openId) + 1;
            _busy[openId] = together;
            MostAtOnce = Math.Max(MostAtOnce, together);
            return together == 1;
        }
    }

    public void Leave(string openId)
    {
        lock (_gate)
        {
            if (--_busy[openId] == 0)
                _busy.Remove(openId);
        }
    }

    public void Forget()
    {
        lock (_gate)
            MostAtOnce = 0;
    }
}

namespace LabelHub.FakeWeChat.State;

/// <summary>A timer of a clock whose speed may change: it looks again before long, however far off its time seems.</summary>
internal sealed class SharedClockTimer : ITimer
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly SharedClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly Timer _real;
    private long? _due;
    private TimeSpan _period;
    private bool _isDisposed;

    public SharedClockTimer(SharedClock clock, TimerCallback callback, object? state)
    {
        (_clock, _callback, _state) = (clock, callback, state);
        _real = new Timer(_ => Check(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_isDisposed)
                return false;
            _due = dueTime < TimeSpan.Zero ? null : _clock.GetTimestamp() + dueTime.Ticks;
            _period = period;
            Arm();
            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _due = null;
            _real.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Check()
    {
        lock (_gate)
        {
            if (_due is not { } due)
                return;
            if (_clock.GetTimestamp() < due)
            {
                Arm();
                return;
            }

            _due = _period > TimeSpan.Zero ? due + _period.Ticks : null;
            Arm();
        }

        _callback(_state);
    }

    private void Arm()
    {
        if (_due is not { } due)
            return;
        var left = TimeSpan.FromTicks(Math.Max(0, due - _clock.GetTimestamp())) / Math.Max(_clock.Rate, 1e-6);
        _real.Change(left < Look ? left : Look, Timeout.InfiniteTimeSpan);
    }
}

namespace LabelHub.FakeWeChat.State;

/// <summary>The system's clock, or one shared with what is tested; tests may put it forward.</summary>
internal sealed class FakeClock(TimeProvider inner) : TimeProvider
{
    private long _aheadTicks;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <param name="file">Of a <see cref="SharedClock"/>, set with <c>--ClockFile</c>; null for the system's clock.</param>
    public static FakeClock Of(string? file) =>
#pragma warning disable RS0030 // this process has no other clock to start from
        new(file is null ? System : SharedClock.Open(file));
#pragma warning restore RS0030

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}

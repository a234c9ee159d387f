namespace LabelHub.FakeWeChat.State;

/// <summary>The system's clock, which tests may put forward.</summary>
internal sealed class FakeClock : TimeProvider
{
#pragma warning disable RS0030 // this process has no other clock to start from
    private readonly TimeProvider system = System;
#pragma warning restore RS0030
    private long aheadTicks;

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow().AddTicks(Interlocked.Read(ref aheadTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref aheadTicks, by.Ticks);
}

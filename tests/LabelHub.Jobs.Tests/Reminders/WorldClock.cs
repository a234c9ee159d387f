using LabelHub.Domain.Reminders;
using LabelHub.TestKit.Databases;
using Microsoft.Extensions.Time.Testing;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>The test moves its date; its timers are real, because the sender's timeouts and pauses between retries run on them.</summary>
internal sealed class WorldClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    public void To(string day, int hour = 12) => SetUtcNow(ShanghaiTime.At(DateOnly.Parse(day), new TimeOnly(hour, 0)));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        RealClock.Instance.CreateTimer(callback, state, dueTime, period);
}

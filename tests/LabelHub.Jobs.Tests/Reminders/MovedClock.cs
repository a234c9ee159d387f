using LabelHub.Domain.Reminders;

namespace LabelHub.Jobs.Tests.Reminders;

/// <summary>A clock that only a test moves.</summary>
internal sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void To(string day, int hour = 12) => _now = ShanghaiTime.At(DateOnly.Parse(day), new TimeOnly(hour, 0));

    public void Advance(TimeSpan by) => _now += by;
}

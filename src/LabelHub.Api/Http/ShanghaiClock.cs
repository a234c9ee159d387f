using LabelHub.Domain.Reminders;

namespace LabelHub.Api.Http;

/// <summary>Today where the labels are printed. Label dates are calendar days of Asia/Shanghai.</summary>
public sealed class ShanghaiClock(TimeProvider time)
{
    public TimeProvider Time => time;

    public DateTimeOffset UtcNow => time.GetUtcNow();

    public DateTimeOffset Now => ShanghaiTime.Of(time.GetUtcNow());

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}

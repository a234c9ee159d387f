namespace LabelHub.Api.Http;

/// <summary>Today where the labels are printed. Label dates are calendar days of Asia/Shanghai.</summary>
public sealed class ShanghaiClock(TimeProvider time)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);
}

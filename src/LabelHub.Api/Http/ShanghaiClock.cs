namespace LabelHub.Api.Http;

/// <summary>Today where the labels are printed. Label dates are calendar days of Asia/Shanghai.</summary>
public sealed class ShanghaiClock(TimeProvider time)
{
    // UTC+8 all year since 1991; made by hand, so that no machine needs a zone database for it
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);
}

namespace LabelHub.Domain.Reminders;

/// <summary>Days and hours of Asia/Shanghai, which has been UTC+8 all year since 1991.</summary>
public static class ShanghaiTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Made by hand, so that no machine needs a zone database for it.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", Offset, "Asia/Shanghai", "Asia/Shanghai");

    /// <summary>The same instant by Shanghai's clocks.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>The instant, in UTC, at which it is that day and hour in Shanghai.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        // the calendar's first hours in Shanghai lie before the first instant there is
        var local = date.ToDateTime(time);
        return local.Ticks < Offset.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(local, Offset).ToUniversalTime();
    }

    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>So many days later, or before; at the calendar's ends it stays there.</summary>
    public static DateOnly Plus(this DateOnly date, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}

/// <summary>Nobody is sent a message between 21:00 and 08:00 in Shanghai.</summary>
public static class QuietHours
{
    public static readonly TimeOnly Begin = new(21, 0);
    public static readonly TimeOnly End = new(8, 0);

    /// <summary>The instant itself, or the end of the quiet hours it lies in.</summary>
    public static DateTimeOffset NextAllowed(DateTimeOffset instant)
    {
        var (date, time) = (ShanghaiTime.DateOf(instant), ShanghaiTime.TimeOf(instant));
        if (time < End)
            return ShanghaiTime.At(date, End);
        return time < Begin ? instant : ShanghaiTime.At(date.AddDays(1), End);
    }
}

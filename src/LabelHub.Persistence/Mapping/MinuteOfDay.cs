using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LabelHub.Persistence.Mapping;

/// <summary>
/// A time of day in whole minutes, 0 to 1440. An expiry at 24:00 is <see cref="TimeOnly.MaxValue"/> in code, which a
/// column of type time would round.
/// </summary>
internal sealed class MinuteOfDay() : ValueConverter<TimeOnly, short>(time => Minutes(time), minutes => ToTime(minutes))
{
    private const short EndOfDay = 24 * 60;

    public static short Minutes(TimeOnly time) => time == TimeOnly.MaxValue ? EndOfDay : (short)(time.Ticks / TimeSpan.TicksPerMinute);

    private static TimeOnly ToTime(short minutes) => minutes == EndOfDay ? TimeOnly.MaxValue : new TimeOnly(minutes / 60, minutes % 60);
}

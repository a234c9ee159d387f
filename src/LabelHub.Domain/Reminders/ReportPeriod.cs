namespace LabelHub.Domain.Reminders;

/// <summary>A return that recurs every month of a season.</summary>
/// <param name="DayOfMonth">1 to 31; a month without that day ends with it.</param>
/// <param name="FromMonth">The season's first month; null for the whole year.</param>
/// <param name="UntilMonth">The season's last month; before the first one when the season crosses the new year.</param>
/// <param name="RollBackToWorkday">Whether a free day moves the due date to the working day before it.</param>
public sealed record ReportPeriod(int DayOfMonth, int? FromMonth, int? UntilMonth, bool RollBackToWorkday)
{
    private const int MonthsToLookAt = 14;

    /// <summary>The first due date on or after a day; null for a season without months.</summary>
    public DateOnly? FirstOnOrAfter(DateOnly day, WorkCalendar calendar)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        for (var i = 0; i < MonthsToLookAt; i++, month = month.AddMonths(1))
        {
            if (IsInSeason(month.Month) && DueIn(month, calendar) is var due && due >= day)
                return due;
        }

        return null;
    }

    private bool IsInSeason(int month) => (FromMonth, UntilMonth) switch
    {
        ({ } from, { } until) when from <= until => month >= from && month <= until,
        ({ } from, { } until) => month >= from || month <= until,
        _ => true,
    };

    private DateOnly DueIn(DateOnly month, WorkCalendar calendar)
    {
        var day = month.AddDays(Math.Min(DayOfMonth, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        return RollBackToWorkday ? calendar.OnOrBefore(day) : day;
    }
}

using LabelHub.Domain.Reminders;

namespace LabelHub.Domain.Tests.Reminders;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData(24, null, null, false, "2026-11-21", "2026-11-24")]
    [InlineData(24, null, null, false, "2026-11-24", "2026-11-24")]
    [InlineData(24, null, null, false, "2026-11-25", "2026-12-24")]
    [InlineData(31, null, null, false, "2026-02-01", "2026-02-28")] // month ends clamp
    [InlineData(31, null, null, false, "2028-02-01", "2028-02-29")]
    [InlineData(21, null, null, true, "2026-11-10", "2026-11-20")] // a Saturday rolls back to Friday
    [InlineData(5, null, null, true, "2026-10-01", "2026-11-05")] // 5 October rolls back to 30 September, which is over
    [InlineData(5, null, null, true, "2026-09-20", "2026-09-30")]
    [InlineData(20, null, null, true, "2026-09-15", "2026-09-20")] // a Sunday that is worked
    [InlineData(24, 3, 11, false, "2026-11-25", "2027-03-24")] // the season of the campaign
    [InlineData(24, 11, 2, false, "2026-03-01", "2026-11-24")] // a season across the new year
    [InlineData(24, 11, 2, false, "2027-01-25", "2027-02-24")]
    public void FirstOnOrAfter_AnyDay_IsTheNextDueDate(int day, int? from, int? until, bool rollBack, string today, string due) => Assert.Equal(
        DateOnly.Parse(due), new ReportPeriod(day, from, until, rollBack).FirstOnOrAfter(DateOnly.Parse(today), WorkCalendarTests.Shipped));
}

using LabelHub.Domain.Reminders;
using LabelHub.Domain.Rules;
using LabelHub.TestKit;

namespace LabelHub.Domain.Tests.Reminders;

public sealed class WorkCalendarTests
{
    internal static readonly WorkCalendar Shipped = WorkCalendar.Compile(RuleFiles.ReadAll());

    [Theory]
    [InlineData("2026-01-01", false)] // 元旦
    [InlineData("2026-01-04", true)] // Sunday, worked
    [InlineData("2026-02-14", true)] // Saturday, worked
    [InlineData("2026-02-23", false)] // the last day of 春节, a Monday
    [InlineData("2026-02-24", true)]
    [InlineData("2026-04-06", false)] // 清明节, a Monday
    [InlineData("2026-09-20", true)] // Sunday, worked
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-10", true)] // Saturday, worked
    [InlineData("2026-11-21", false)] // a plain Saturday
    [InlineData("2026-11-23", true)]
    public void IsWorkday_DaysOf2026_AreThoseOfTheNotice(string day, bool workday) =>
        Assert.Equal(workday, Shipped.IsWorkday(DateOnly.Parse(day)));

    [Fact]
    public void IsWorkday_AYearWithoutAFile_KnowsWeekendsOnlyAndSaysSo()
    {
        Assert.True(Shipped.Knows(2026));
        Assert.False(Shipped.Knows(2099));
        Assert.True(Shipped.IsWorkday(new DateOnly(2099, 10, 1)));
        Assert.False(Shipped.IsWorkday(new DateOnly(2099, 10, 3)));
    }

    [Fact]
    public void Before_AfterTheLongHoliday_IsTheWorkingDayBeforeIt() =>
        Assert.Equal(new DateOnly(2026, 9, 30), Shipped.Before(new DateOnly(2026, 10, 8)));

    [Theory]
    [InlineData("status: verified", "status: unverified", "only what was read")]
    [InlineData("workdays: [2026-01-04]", "workdays: [2026-01-05]", "2026-01-05 is no free day")]
    [InlineData("workdays: [2026-01-04]", "workdays: [2027-01-03]", "2027-01-03 does not lie")]
    [InlineData("year: 2026", "year: 2026\nmonth: 1", "month")]
    public void Compile_ABrokenFile_StopsWithFileAndReason(string good, string broken, string says)
    {
        const string Text = "year: 2026\nstatus: verified\nsource: 通知\nholidays:\n  - { name: 元旦, from: 2026-01-01, until: 2026-01-03 }\nworkdays: [2026-01-04]\n";
        var refusal = Assert.Throws<RuleFileException>(
            () => WorkCalendar.Compile([new RuleSource("calendar/2026.yaml", Text.Replace(good, broken, StringComparison.Ordinal))]));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("rules/calendar/2026.yaml:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edition_AnotherFile_IsAnother() =>
        Assert.NotEqual(Shipped.Edition, WorkCalendar.Compile([]).Edition);
}

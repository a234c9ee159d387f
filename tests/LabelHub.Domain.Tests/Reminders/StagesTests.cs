using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Reminders;

namespace LabelHub.Domain.Tests.Reminders;

public sealed class StagesTests
{
    [Theory]
    [InlineData("2026-05-20", "2027-05-19", "life50 2026-11-18, life20 2027-03-07, life5 2027-05-01")]
    [InlineData("2026-11-16", "2026-11-30", "life50 2026-11-23, life5 2026-11-27")] // the last two fall on the Friday before the end
    [InlineData("2026-11-20", "2026-11-22", "life5 2026-11-20")] // three days over a weekend: all stages are the day it was made
    [InlineData("2026-09-28", "2026-10-07", "life5 2026-09-30")] // a working day before the end lies before the holiday
    public void Of_ABatch_GoesByTheShareOfLifeLeftAndLeavesAWorkingDay(string made, string expires, string stages) =>
        AssertStages(stages, new DueSubject(ReminderKind.BatchExpiry, DateOnly.Parse(expires)) { StartsOn = DateOnly.Parse(made) });

    [Theory]
    [InlineData("18:00", "2026-11-21 00:00")]
    [InlineData("09:01", "2026-11-21 00:00")]
    [InlineData("06:45", "2026-11-20 18:00")] // the morning would be too late
    public void Of_FoodThatKeepsForHours_IsTheMorningOfItsEnd(string time, string at)
    {
        var subject = new DueSubject(ReminderKind.BatchExpiry, new DateOnly(2026, 11, 21)) { DueTime = TimeOnly.Parse(time), StartsOn = new DateOnly(2026, 11, 20) };
        var stage = Assert.Single(Stages.Of(subject, WorkCalendarTests.Shipped));
        Assert.Equal(StageKeys.SameMorning, stage.Key);
        Assert.Equal(DateTime.Parse(at), stage.At.ToOffset(TimeSpan.FromHours(8)).DateTime);
    }

    [Theory]
    [InlineData(30, "d60 2026-11-01, d45 2026-11-16, d35 2026-11-26, d30 2026-12-01, d7 2026-12-24, d0 2026-12-31")]
    [InlineData(null, "d60 2026-11-01, d45 2026-11-16, d35 2026-11-26, d30 2026-12-01, d7 2026-12-24, d0 2026-12-31")]
    [InlineData(20, "d50 2026-11-11, d35 2026-11-26, d25 2026-12-06, d20 2026-12-11, d7 2026-12-24, d0 2026-12-31")]
    public void Of_ARegistrationCertificate_IsAheadOfItsRenewalLine(int? line, string stages) =>
        AssertStages(stages, new DueSubject(ReminderKind.RegistrationCertificate, new DateOnly(2026, 12, 31)) { RenewDaysBefore = line });

    [Theory]
    [InlineData(ReminderKind.HealthCertificate)]
    [InlineData(ReminderKind.ScaleVerification)]
    [InlineData(ReminderKind.InspectionReport)]
    public void Of_AnotherPaper_Is30And7And0AndExpired(ReminderKind kind) =>
        AssertStages("d30 2026-11-05, d7 2026-11-28, d0 2026-12-05, expired 2026-12-06", new DueSubject(kind, new DateOnly(2026, 12, 5)));

    [Fact]
    public void Of_AReturn_GoesByItsLeadDays() => AssertStages(
        "d6 2026-11-18, d1 2026-11-23, d0 2026-11-24", new DueSubject(ReminderKind.ReportDue, new DateOnly(2026, 11, 24)) { LeadDays = [0, 6, 1, 6] });

    [Fact]
    public void Of_AnyBatch_FallsDueWhileItLivesOncePerDayAndInOrder()
    {
        var lives = Gen.Choose(0, 800).SelectMany(start => Gen.Choose(1, 900).Select(days => (Made: new DateOnly(2026, 1, 1).AddDays(start), Days: days)));
        Prop.ForAll(lives.ToArbitrary(), life =>
        {
            var expires = life.Made.AddDays(life.Days - 1);
            var stages = Stages.Of(new DueSubject(ReminderKind.BatchExpiry, expires) { StartsOn = life.Made }, WorkCalendarTests.Shipped);
            var days = stages.Select(s => ShanghaiTime.DateOf(s.At)).ToArray();
            var latest = WorkCalendarTests.Shipped.Before(expires);
            return stages.Count is >= 1 and <= 3
                && days.SequenceEqual(days.Distinct().Order())
                && days.All(d => d >= life.Made && (d <= latest || d == life.Made));
        }).QuickCheckThrowOnFailure();
    }

    private static void AssertStages(string expected, DueSubject subject) => Assert.Equal(
        expected,
        string.Join(", ", Stages.Of(subject, WorkCalendarTests.Shipped).Select(s => FormattableString.Invariant($"{s.Key} {ShanghaiTime.DateOf(s.At):yyyy-MM-dd}"))));
}

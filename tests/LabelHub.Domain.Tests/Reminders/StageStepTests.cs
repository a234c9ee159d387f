using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Reminders;

namespace LabelHub.Domain.Tests.Reminders;

public sealed class StageStepTests
{
    private static readonly DueSubject Certificate = new(ReminderKind.RegistrationCertificate, new DateOnly(2026, 12, 31)) { RenewDaysBefore = 30 };

    [Fact]
    public void Look_AddedWithTwentyDaysLeft_SaysTheLatestOnceAndThenSevenAndZeroOnly()
    {
        var step = Look(Certificate, waitedFor: null, "2026-12-11");
        Assert.Equal(("d30", "d7"), (step.Due?.Key, step.Next?.Key));
        Assert.Empty(step.Skipped);
    }

    [Fact]
    public void Look_AfterDowntimeOverFourStages_SaysOneAndSkipsThree()
    {
        var step = Look(Certificate, "d60", "2026-12-02");
        Assert.Equal(("d30", "d7"), (step.Due?.Key, step.Next?.Key));
        Assert.Equal(["d60", "d45", "d35"], step.Skipped.Select(s => s.Key));
    }

    [Fact]
    public void Look_BeforeTheStageWaitedFor_SaysNothing()
    {
        var step = Look(Certificate, "d45", "2026-11-15");
        Assert.Equal((null, "d45"), (step.Due?.Key, step.Next?.Key));
    }

    [Theory]
    [InlineData(ReminderKind.BatchExpiry)]
    [InlineData(ReminderKind.ReportDue)]
    [InlineData(ReminderKind.RuleChange)]
    public void Look_WhenItIsTooLateToHelp_SkipsEverything(ReminderKind kind)
    {
        var subject = new DueSubject(kind, new DateOnly(2026, 11, 20)) { StartsOn = new DateOnly(2026, 1, 1), LeadDays = [3, 0] };
        var stages = Stages.Of(subject, WorkCalendarTests.Shipped);
        var step = StageStep.Look(subject, stages, stages[0].Key, ShanghaiTime.StartOf(new DateOnly(2026, 11, 21)));
        Assert.Null(step.Due);
        Assert.Null(step.Next);
        Assert.Equal(stages, step.Skipped);
    }

    [Fact]
    public void Look_APaperThatRanOutLongAgo_IsSaidOnce()
    {
        var step = Look(new DueSubject(ReminderKind.HealthCertificate, new DateOnly(2026, 1, 1)), waitedFor: null, "2026-11-21");
        Assert.Equal((StageKeys.Expired, null), (step.Due?.Key, step.Next?.Key));
        Assert.Empty(step.Skipped);
    }

    [Fact]
    public void Look_AtAnyTimesInAnyNumber_NeverRepeatsAStageAndLosesNone()
    {
        var times = Gen.Choose(-100, 400).ListOf().Select(days => days.Order().ToArray()).ToArbitrary();
        Prop.ForAll(times, days =>
        {
            var stages = Stages.Of(Certificate, WorkCalendarTests.Shipped);
            List<string> seen = [];
            var waitedFor = (string?)stages[0].Key;
            foreach (var day in days.TakeWhile(_ => waitedFor is not null))
            {
                var step = StageStep.Look(Certificate, stages, waitedFor, ShanghaiTime.StartOf(new DateOnly(2026, 10, 1)).AddDays(day));
                seen.AddRange(step.Skipped.Select(s => s.Key));
                if (step.Due is { } due)
                    seen.Add(due.Key);
                waitedFor = step.Next?.Key;
            }

            return seen.SequenceEqual(stages.Select(s => s.Key).Take(seen.Count))
                && waitedFor == stages.Select(s => s.Key).ElementAtOrDefault(seen.Count);
        }).QuickCheckThrowOnFailure();
    }

    private static StageStep Look(DueSubject subject, string? waitedFor, string day) => StageStep.Look(
        subject, Stages.Of(subject, WorkCalendarTests.Shipped), waitedFor, ShanghaiTime.At(DateOnly.Parse(day), new TimeOnly(9, 30)));
}

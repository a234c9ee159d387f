namespace LabelHub.Domain.Reminders;

/// <summary>A point on the way to a due date at which somebody is reminded.</summary>
/// <param name="Key">One of <see cref="StageKeys"/>.</param>
/// <param name="At">When it falls due, in UTC; messages wait for the end of the quiet hours.</param>
public readonly record struct Stage(string Key, DateTimeOffset At);

/// <summary>The stages of every kind of subject.</summary>
public static class Stages
{
    private const int DaysAheadOfRenewalEarly = 30;
    private const int DaysAheadOfRenewalMiddle = 15;
    private const int DaysAheadOfRenewalLate = 5;
    private const int UsualRenewal = 30;

    private static readonly int[] PaperDays = [30, 7, 0];
    private static readonly int[] RuleChangeDays = [90, 30, 7];
    private static readonly (string Key, int Percent)[] Shares =
    [
        (StageKeys.HalfLife, 50), (StageKeys.FifthOfLife, 20), (StageKeys.LastOfLife, 5),
    ];

    /// <summary>When food ends this early in the day, the morning would be too late.</summary>
    private static readonly TimeOnly EarlyEnd = QuietHours.End.AddHours(1);

    private static readonly TimeOnly EveningBefore = new(18, 0);

    /// <summary>In the order in which they fall due; of several on one day only the most urgent is there.</summary>
    public static IReadOnlyList<Stage> Of(DueSubject subject, WorkCalendar calendar)
    {
        var stages = subject.Kind switch
        {
            ReminderKind.BatchExpiry when subject.DueTime is { } time => [Morning(subject.DueDate, time)],
            ReminderKind.BatchExpiry => OfLife(subject, calendar),
            ReminderKind.RegistrationCertificate => Ahead(subject.DueDate, RenewalDays(subject.RenewDaysBefore ?? UsualRenewal)),
            ReminderKind.ReportDue => Ahead(subject.DueDate, subject.LeadDays),
            ReminderKind.RuleChange => Ahead(subject.DueDate, RuleChangeDays),
            _ => Ahead(subject.DueDate, PaperDays).Append(On(StageKeys.Expired, subject.DueDate.Plus(1))),
        };
        return [.. stages.GroupBy(s => s.At).OrderBy(g => g.Key).Select(g => g.Last())];
    }

    private static IEnumerable<int> RenewalDays(int line) =>
        [line + DaysAheadOfRenewalEarly, line + DaysAheadOfRenewalMiddle, line + DaysAheadOfRenewalLate, line, 7, 0];

    private static IEnumerable<Stage> Ahead(DateOnly due, IEnumerable<int> days) =>
        days.Distinct().OrderDescending().Select(d => On(StageKeys.DaysAhead(d), due.Plus(-d)));

    /// <summary>
    /// By the share of the shelf life that is left, and in any case a working day before its
    /// end, so that there is time to act.
    /// </summary>
    private static IEnumerable<Stage> OfLife(DueSubject subject, WorkCalendar calendar)
    {
        var made = subject.StartsOn ?? subject.DueDate;
        var life = subject.DueDate.DayNumber - made.DayNumber + 1;
        var latest = calendar.Before(subject.DueDate);
        return Shares.Select(share =>
        {
            var day = subject.DueDate.Plus(-(life * share.Percent / 100));
            day = day < latest ? day : latest;
            return On(share.Key, day > made ? day : made);
        });
    }

    private static Stage Morning(DateOnly due, TimeOnly time) => time > EarlyEnd
        ? On(StageKeys.SameMorning, due)
        : new Stage(StageKeys.SameMorning, ShanghaiTime.At(due.Plus(-1), EveningBefore));

    private static Stage On(string key, DateOnly day) => new(key, ShanghaiTime.StartOf(day));
}

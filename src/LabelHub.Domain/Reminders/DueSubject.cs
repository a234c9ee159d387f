namespace LabelHub.Domain.Reminders;

/// <summary>Something with a due date, as far as its stages depend on it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="DueDate">The last good day: of a shelf life, a certificate, a return; for a change of rules its first day.</param>
public sealed record DueSubject(ReminderKind Kind, DateOnly DueDate)
{
    /// <summary>For food that keeps for hours.</summary>
    public TimeOnly? DueTime { get; init; }

    /// <summary>The production day of a batch.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>How many days before its end a renewal must be in, where the law that was read says so.</summary>
    public int? RenewDaysBefore { get; init; }

    /// <summary>How many days ahead a return is reminded of.</summary>
    public IReadOnlyList<int> LeadDays { get; init; } = [];

    /// <summary>The last day for a renewal's application; null where no line is known.</summary>
    public DateOnly? RenewBy => RenewDaysBefore is { } days ? DueDate.Plus(-days) : null;

    /// <summary>
    /// Whether a late word still helps: food that is past its date, a return whose day is over and a change that is in
    /// force need none; a paper that has run out does.
    /// </summary>
    public bool IsUseful(DateTimeOffset now) => Kind switch
    {
        ReminderKind.BatchExpiry when DueTime is { } time => now < ShanghaiTime.At(DueDate, time),
        ReminderKind.BatchExpiry or ReminderKind.ReportDue => ShanghaiTime.DateOf(now) <= DueDate,
        ReminderKind.RuleChange => ShanghaiTime.DateOf(now) < DueDate,
        _ => true,
    };
}

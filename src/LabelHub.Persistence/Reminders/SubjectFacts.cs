using LabelHub.Domain.Reminders;

namespace LabelHub.Persistence.Reminders;

/// <summary>What a subject's own rows say about its due date now.</summary>
/// <param name="SubjectId">The row's id.</param>
/// <param name="WorkshopId">Whose it is.</param>
/// <param name="Audience">Whom its reminders speak to.</param>
/// <param name="Due">Null when there is nothing to remind of.</param>
internal sealed record SubjectFacts(Guid SubjectId, Guid WorkshopId, ReminderAudience Audience, DueSubject? Due)
{
    public string? Note { get; init; }

    /// <summary>Whom to tell instead of the workshop's people.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>The due date after another one, for what recurs; null for what does not.</summary>
    public Func<DateOnly, (DueSubject Due, string? Note)?>? After { get; init; }
}

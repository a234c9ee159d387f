using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Reminders;

/// <summary>Writes the plans of many subjects in a handful of statements, each bounded by the portion it was given.</summary>
internal static class ReminderWriter
{
    /// <summary>How long a person has to answer before the next one is told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public static async Task WriteAsync(
        LabelHubContext context, IReadOnlyCollection<SubjectPlan> plans, DateTimeOffset now, CancellationToken cancellation)
    {
        PlannedReminder[] reminders =
        [
            .. plans.SelectMany(p => p.Reminders).OrderBy(r => r.Facts.WorkshopId).ThenBy(r => r.Facts.SubjectId),
        ];
        if (reminders.Length > 0)
        {
            await AddAsync(context, reminders, now, cancellation);
            await SupersedeAsync(context, [.. reminders.Where(r => r is { State: ReminderState.Due, IsFirstStage: false })], cancellation);
        }

        if (plans.Count > 0)
            await KeepAsync(context, [.. plans.Select(p => p.Watch)], cancellation);
    }

    /// <summary>
    /// Ends what lost its reason: the subject is gone or settled, or its date was edited. A
    /// return's day that is over stays due. What did not reach a person, as far as is known, may be told them again.
    /// </summary>
    public static async Task CancelAsync(
        LabelHubContext context, IReadOnlyCollection<SubjectPlan> plans, DateOnly today, CancellationToken cancellation)
    {
        foreach (var plan in plans.Where(p => p.HasMoved))
        {
            var watch = plan.Watch;
            var kept = plan.Kept.ToArray();
            var from = watch is { Kind: ReminderKind.ReportDue, DueDate: not null } ? today : DateOnly.MinValue;
            await context.Database.ExecuteSqlAsync(
                $"""
                WITH gone AS (
                    UPDATE reminders SET state = 'cancelled', escalate_at = NULL
                    WHERE workshop_id = {watch.WorkshopId} AND kind = {CamelCaseText<ReminderKind>.Word(watch.Kind)} AND subject_id = {watch.SubjectId}
                      AND state = 'due' AND due_date >= {from} AND (due_date <> ALL({kept}) OR audience <> {CamelCaseText<ReminderAudience>.Word(watch.Audience)})
                    RETURNING id)
                DELETE FROM notices n USING gone
                WHERE n.reminder_id = gone.id
                  AND (n.delivery_id IS NULL OR EXISTS (SELECT 1 FROM deliveries d WHERE d.id = n.delivery_id
                      AND (d.state IN ('pending', 'cancelled', 'failed', 'notSubscribed') OR d.concluded_at IS NOT NULL)))
                """,
                cancellation);
        }
    }

    /// <summary>
    /// A reminder that is there already stays as it is; a cancelled one whose reason came back is due again, and whoever
    /// was told of it is not told twice.
    /// </summary>
    private static Task<int> AddAsync(
        LabelHubContext context, PlannedReminder[] reminders, DateTimeOffset now, CancellationToken cancellation)
    {
        var ready = QuietHours.NextAllowed(now);
        var escalation = ready + Patience;
        Guid[] ids = [.. reminders.Select(_ => Guid.CreateVersion7(now))];
        Guid[] workshops = [.. reminders.Select(r => r.Facts.WorkshopId)];
        string[] kinds = [.. reminders.Select(r => CamelCaseText<ReminderKind>.Word(r.Due.Kind))];
        Guid[] subjects = [.. reminders.Select(r => r.Facts.SubjectId)];
        DateOnly[] dates = [.. reminders.Select(r => r.Due.DueDate)];
        short?[] times = [.. reminders.Select(r => MinutesOf(r.Due.DueTime))];
        string[] stages = [.. reminders.Select(r => r.Stage.Key)];
        string[] audiences = [.. reminders.Select(r => CamelCaseText<ReminderAudience>.Word(r.Facts.Audience))];
        string[] states = [.. reminders.Select(r => CamelCaseText<ReminderState>.Word(r.State))];
        DateOnly?[] renewals = [.. reminders.Select(r => r.Due.RenewBy)];
        string?[] notes = [.. reminders.Select(r => r.Note)];
        Guid?[] contacts = [.. reminders.Select(r => r.Facts.ContactId)];
        return context.Database.ExecuteSqlAsync(
            $"""
            WITH given AS MATERIALIZED (
                SELECT g.*, c.account_id, c.people
                FROM unnest({ids}, {workshops}, {kinds}, {subjects}, {dates}, {times}, {stages}, {audiences}, {states}, {renewals}, {notes}, {contacts})
                    AS g(id, workshop_id, kind, subject_id, due_date, due_time, stage, audience, state, renew_by, note, contact)
                LEFT JOIN LATERAL (
                    SELECT t.account_id, count(*) OVER () AS people FROM reminder_contacts(g.workshop_id) t
                    WHERE g.audience = 'workshop' ORDER BY t.place LIMIT 1) c ON TRUE),
            made AS (
                INSERT INTO reminders AS r (id, workshop_id, kind, subject_id, due_date, due_time, stage, audience, state, renew_by, note, created_at, escalate_at)
                SELECT id, workshop_id, kind, subject_id, due_date, due_time, stage, audience, state, renew_by, note, {now},
                    CASE WHEN people > 1 AND state = 'due' THEN {escalation} END
                FROM given
                ON CONFLICT (workshop_id, kind, subject_id, due_date, stage, audience)
                    DO UPDATE SET state = 'due', escalation = 0, escalate_at = EXCLUDED.escalate_at WHERE r.state = 'cancelled' AND EXCLUDED.state = 'due'
                RETURNING r.id, r.workshop_id, r.kind, r.subject_id, r.due_date, r.stage, r.audience, r.state)
            INSERT INTO notices (reminder_id, account_id, ready_at)
            SELECT made.id, coalesce(given.contact, given.account_id), {ready}
            FROM made JOIN given USING (workshop_id, kind, subject_id, due_date, stage, audience)
            WHERE made.state = 'due' AND coalesce(given.contact, given.account_id) IS NOT NULL
            ON CONFLICT (reminder_id, account_id) DO UPDATE SET ready_at = EXCLUDED.ready_at WHERE notices.delivery_id IS NULL
            """,
            cancellation);
    }

    /// <summary>A later stage takes an earlier one's place in the list, and nobody is told both.</summary>
    private static async Task SupersedeAsync(LabelHubContext context, PlannedReminder[] later, CancellationToken cancellation)
    {
        if (later.Length == 0)
            return;
        Guid[] workshops = [.. later.Select(r => r.Facts.WorkshopId)];
        string[] kinds = [.. later.Select(r => CamelCaseText<ReminderKind>.Word(r.Due.Kind))];
        Guid[] subjects = [.. later.Select(r => r.Facts.SubjectId)];
        DateOnly[] dates = [.. later.Select(r => r.Due.DueDate)];
        string[] stages = [.. later.Select(r => r.Stage.Key)];
        await context.Database.ExecuteSqlAsync(
            $"""
            WITH said AS (
                UPDATE reminders r SET state = 'skipped', escalate_at = NULL
                FROM unnest({workshops}, {kinds}, {subjects}, {dates}, {stages}) AS g(workshop_id, kind, subject_id, due_date, stage)
                WHERE r.workshop_id = g.workshop_id AND r.kind = g.kind AND r.subject_id = g.subject_id AND r.due_date = g.due_date
                  AND r.stage <> g.stage AND r.state = 'due'
                RETURNING r.id)
            DELETE FROM notices n USING said WHERE n.reminder_id = said.id AND n.delivery_id IS NULL
            """,
            cancellation);
    }

    private static Task<int> KeepAsync(LabelHubContext context, Watch[] watches, CancellationToken cancellation)
    {
        Guid[] subjects = [.. watches.Select(w => w.SubjectId)];
        string[] kinds = [.. watches.Select(w => CamelCaseText<ReminderKind>.Word(w.Kind))];
        Guid[] workshops = [.. watches.Select(w => w.WorkshopId)];
        string[] audiences = [.. watches.Select(w => CamelCaseText<ReminderAudience>.Word(w.Audience))];
        DateOnly?[] dates = [.. watches.Select(w => w.DueDate)];
        short?[] times = [.. watches.Select(w => MinutesOf(w.DueTime))];
        DateOnly?[] starts = [.. watches.Select(w => w.StartsOn)];
        short?[] renewals = [.. watches.Select(w => w.RenewDaysBefore)];
        string?[] notes = [.. watches.Select(w => w.Note)];
        string?[] stages = [.. watches.Select(w => w.NextStage)];
        DateTimeOffset?[] instants = [.. watches.Select(w => w.NextAt)];
        string[] editions = [.. watches.Select(w => w.PlanEdition)];
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO watches (subject_id, kind, workshop_id, audience, due_date, due_time, starts_on, renew_days_before, note, next_stage, next_at, plan_edition)
            SELECT * FROM unnest({subjects}, {kinds}, {workshops}, {audiences}, {dates}, {times}, {starts}, {renewals}, {notes}, {stages}, {instants}, {editions})
            ON CONFLICT (subject_id, kind) DO UPDATE SET audience = EXCLUDED.audience, due_date = EXCLUDED.due_date, due_time = EXCLUDED.due_time,
                starts_on = EXCLUDED.starts_on, renew_days_before = EXCLUDED.renew_days_before, note = EXCLUDED.note,
                next_stage = EXCLUDED.next_stage, next_at = EXCLUDED.next_at, plan_edition = EXCLUDED.plan_edition
            """,
            cancellation);
    }

    private static short? MinutesOf(TimeOnly? time) => time is { } t ? MinuteOfDay.Minutes(t) : null;
}

using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Reminders;

/// <summary>Tells the next person the workshop has named when nobody has acknowledged a reminder in time.</summary>
public sealed class EscalateReminders(LabelHubContext database, TimeProvider time)
{
    public const int Portion = 500;

    /// <summary>How long a person has to answer before the next one is told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>Returns how many reminders it took further.</summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var all = 0L;
        int portion;
        do
        {
            portion = await EscalateAsync(database, only: null, now, cancellation);
            all += portion;
        }
        while (portion == Portion);
        return all;
    }

    /// <summary>The same for these reminders, whether or not their time has come.</summary>
    public static async Task TellNextAsync(LabelHubContext database, Guid[] reminders, DateTimeOffset now, CancellationToken cancellation)
    {
        if (reminders.Length == 0)
            return;
        await database.Database.ExecuteSqlAsync(
            $"UPDATE reminders SET escalate_at = {now} WHERE id = ANY({reminders}) AND state = 'due'", cancellation);
        await EscalateAsync(database, reminders, now, cancellation);
    }

    private static Task<int> EscalateAsync(LabelHubContext database, Guid[]? only, DateTimeOffset now, CancellationToken cancellation)
    {
        var ready = QuietHours.NextAllowed(now);
        var again = ready + Patience;
        return database.Database.ExecuteSqlAsync(
            $"""
            WITH late AS MATERIALIZED (
                SELECT id, workshop_id FROM reminders WHERE state = 'due' AND escalate_at <= {now} AND ({only}::uuid[] IS NULL OR id = ANY({only}))
                ORDER BY escalate_at LIMIT {Portion} FOR UPDATE SKIP LOCKED),
            further AS MATERIALIZED (
                SELECT late.id, c.account_id, c.untold FROM late LEFT JOIN LATERAL (
                    SELECT t.account_id, count(*) OVER () AS untold FROM reminder_contacts(late.workshop_id) t
                    WHERE NOT EXISTS (SELECT 1 FROM notices n WHERE n.reminder_id = late.id AND n.account_id = t.account_id)
                    ORDER BY t.place LIMIT 1) c ON TRUE),
            told AS (
                INSERT INTO notices (reminder_id, account_id, ready_at) SELECT id, account_id, {ready} FROM further WHERE account_id IS NOT NULL)
            UPDATE reminders r SET
                escalation = r.escalation + CASE WHEN further.account_id IS NULL THEN 0 ELSE 1 END,
                escalate_at = CASE WHEN further.untold > 1 THEN {again} END
            FROM further WHERE r.id = further.id
            """,
            cancellation);
    }
}

using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;
using Npgsql;

namespace LabelHub.Jobs.Reminders;

/// <summary>
/// Turns what has fallen due into reminders, portion by portion, each its own transaction that passes over rows
/// somebody else holds. Any number of nodes may run it, at any time, any number of times.
/// </summary>
public sealed class DueScan(LabelHubContext database, ReminderBook book, TimeProvider time)
{
    /// <summary>Subjects in one transaction: what bounds the memory.</summary>
    public const int Portion = 2000;

    private const int MaxConflicts = 5;

    /// <summary>Returns how many subjects it looked at.</summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var looked = 0L;
        int portion;
        do
        {
            portion = await LookAsync(now, cancellation);
            looked += portion;
        }
        while (portion == Portion);
        return looked;
    }

    /// <summary>Two scans may want the same rows in another order; the one that was ended begins its portion again.</summary>
    private async Task<int> LookAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                return await book.LookAsync(database, Portion, now, cancellation);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected && conflicts < MaxConflicts)
            {
                // nothing of the portion was written
            }
        }
    }
}

using Npgsql;

namespace LabelHub.Jobs.Reminders;

/// <summary>Jobs and requests may want the same rows in another order; PostgreSQL ends one of them then, and it begins again.</summary>
internal static class Deadlocks
{
    private const int MaxConflicts = 5;

    /// <param name="portion">A transaction of its own: when it was ended, nothing of it was written.</param>
    public static async Task<TResult> BeginAgainAsync<TResult>(Func<Task<TResult>> portion)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                return await portion();
            }
            catch (Exception e) when (conflicts < MaxConflicts
                && e.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected })
            {
                // the next turn does it
            }
        }
    }
}

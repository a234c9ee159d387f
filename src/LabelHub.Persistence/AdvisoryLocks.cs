using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence;

/// <summary>Locks by name, for what no single row stands for.</summary>
public static class AdvisoryLocks
{
    /// <summary>Waits until nobody else holds this name, and holds it until the current transaction ends.</summary>
    public static Task TakeAsync(LabelHubContext context, string name, CancellationToken cancellation)
    {
        context.RequireTransaction();
        return context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellation);
    }
}

using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Operations;

/// <summary>A job and whether its run is overdue.</summary>
/// <param name="Heartbeat">Its row.</param>
/// <param name="Overdue">It has not succeeded for longer than it may take.</param>
/// <param name="SecondsSinceSuccess">Or since it was taken on, where it never succeeded.</param>
public sealed record JobState(JobHeartbeat Heartbeat, bool Overdue, double SecondsSinceSuccess);

/// <summary>The dead man's alarm: what counts is not an error but the sign of success that does not come.</summary>
public static class JobHealth
{
    private const int MissesAllowed = 2;
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>The jobs that were ever taken on, by name.</summary>
    public static async Task<IReadOnlyList<JobState>> ReadAsync(LabelHubContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await context.JobHeartbeats.AsNoTracking().OrderBy(h => h.Job).ToListAsync(cancellation);
        return [.. rows.Select(row => StateOf(row, now))];
    }

    private static JobState StateOf(JobHeartbeat row, DateTimeOffset now)
    {
        var since = row.SucceededAt > row.RegisteredAt ? row.SucceededAt.Value : row.RegisteredAt;
        var allowed = TimeSpan.FromSeconds(MissesAllowed * (double)row.EverySeconds) + Grace;
        return new JobState(row, now - since > allowed, (now - since).TotalSeconds);
    }
}

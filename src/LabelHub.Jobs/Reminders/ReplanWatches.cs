using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Reminders;

/// <summary>What this process has seen through: an edition of rules or calendar is gone over once.</summary>
public sealed class ReplanProgress
{
    private readonly HashSet<(ReminderKind, string)> _done = [];

    public bool IsDone(ReminderKind kind, string edition)
    {
        lock (_done)
            return _done.Contains((kind, edition));
    }

    public void Done(ReminderKind kind, string edition)
    {
        lock (_done)
            _done.Add((kind, edition));
    }
}

/// <summary>
/// Plans again what was planned by other rules or another calendar: new holidays move due dates, new rules touch
/// products. Also takes on what was there before there were reminders.
/// </summary>
public sealed class ReplanWatches(LabelHubContext database, ReminderBook book, ReplanProgress progress, TimeProvider time)
{
    private const int Portion = 200;

    /// <summary>Returns how many subjects it planned again.</summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var planned = 0L;
        foreach (var kind in Enum.GetValues<ReminderKind>())
        {
            var edition = book.EditionOf(kind);
            if (progress.IsDone(kind, edition))
                continue;
            planned += await ReplanAsync(kind, edition, cancellation);
            progress.Done(kind, edition);
        }

        return planned;
    }

    private async Task<long> ReplanAsync(ReminderKind kind, string edition, CancellationToken cancellation)
    {
        var (planned, after) = (0L, Guid.Empty);
        while (true)
        {
            var ids = await database.Watches.Where(w => w.Kind == kind && w.SubjectId > after && w.PlanEdition != edition)
                .OrderBy(w => w.SubjectId).Take(Portion).Select(w => w.SubjectId).ToListAsync(cancellation);
            if (ids.Count == 0)
                return planned;
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            await book.RefreshAsync(database, kind, ids, time.GetUtcNow(), cancellation);
            await transaction.CommitAsync(cancellation);
            planned += ids.Count;
            after = ids[^1];
        }
    }
}

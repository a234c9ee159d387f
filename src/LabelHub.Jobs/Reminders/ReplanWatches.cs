using System.Linq.Expressions;
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
/// products. Also takes on what was there before there were reminders, and what requests have marked.
/// </summary>
public sealed class ReplanWatches(LabelHubContext database, ReminderBook book, ReplanProgress progress, TimeProvider time)
{
    private const int Portion = 200;

    /// <summary>
    /// Of products, whose labels are checked while their rows are locked: few, and one at a time after a portion that took long,
    /// for their owner may be waiting to save one of them.
    /// </summary>
    private const int ProductPortion = 16;

    private static readonly TimeSpan LongPortion = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns how many subjects it planned again.</summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var planned = 0L;
        foreach (var kind in Enum.GetValues<ReminderKind>())
        {
            var edition = book.EditionOf(kind);
            if (!progress.IsDone(kind, edition))
                planned += await ReplanAsync(kind, w => w.PlanEdition != edition, cancellation);
            else
                planned += await ReplanAsync(kind, w => w.PlanEdition == ReminderBook.Marked, cancellation);
            progress.Done(kind, edition);
        }

        return planned;
    }

    private async Task<long> ReplanAsync(ReminderKind kind, Expression<Func<Watch, bool>> which, CancellationToken cancellation)
    {
        var (planned, after) = (0L, Guid.Empty);
        var most = kind == ReminderKind.RuleChange ? ProductPortion : Portion;
        var portion = most;
        while (true)
        {
            var (last, size) = (after, portion);
            var ids = await database.Watches.Where(which).Where(w => w.Kind == kind && w.SubjectId > last)
                .OrderBy(w => w.SubjectId).Take(size).Select(w => w.SubjectId).ToListAsync(cancellation);
            if (ids.Count == 0)
                return planned;
            var begun = time.GetTimestamp();
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            await book.RefreshAsync(database, kind, ids, time.GetUtcNow(), cancellation);
            await transaction.CommitAsync(cancellation);
            portion = time.GetElapsedTime(begun) > LongPortion ? 1 : most;
            planned += ids.Count;
            after = ids[^1];
        }
    }
}

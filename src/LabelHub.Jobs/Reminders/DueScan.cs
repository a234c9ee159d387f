using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;

namespace LabelHub.Jobs.Reminders;

/// <summary>
/// Turns what has fallen due into reminders, portion by portion, each its own transaction that passes over rows
/// somebody else holds. Any number of nodes may run it, at any time, any number of times. When there is much to do it
/// goes in two lanes, so that the database works while the next portion is planned.
/// </summary>
public sealed class DueScan(LabelHubContext database, ReminderBook book, TimeProvider time)
{
    /// <summary>Subjects in one transaction: what bounds the memory, two of them at most.</summary>
    public const int Portion = 2000;

    /// <summary>Returns how many subjects it looked at.</summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var first = await LookAsync(database, now, cancellation);
        if (first < Portion)
            return first;
        await using var another = database.OpenAnother();
        var lanes = await Task.WhenAll(GoOnAsync(database, now, cancellation), GoOnAsync(another, now, cancellation));
        return first + lanes.Sum();
    }

    private async Task<long> GoOnAsync(LabelHubContext lane, DateTimeOffset now, CancellationToken cancellation)
    {
        var looked = 0L;
        int portion;
        do
        {
            portion = await LookAsync(lane, now, cancellation);
            looked += portion;
        }
        while (portion == Portion);
        return looked;
    }

    private Task<int> LookAsync(LabelHubContext lane, DateTimeOffset now, CancellationToken cancellation) =>
        Deadlocks.BeginAgainAsync(() => book.LookAsync(lane, Portion, now, cancellation));
}

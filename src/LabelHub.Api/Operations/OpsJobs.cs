using LabelHub.Api.Http;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Operations;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Operations;

public sealed record OpsJobView(
    string Job, int EverySeconds, string Node, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? SucceededAt,
    long? Done, string? Failure, bool Overdue);

/// <summary>
/// What waits to be done. The oldest due instant says since when the due scan owes a look. Of the unknown messages those
/// in doubt still wait for proof; those possibly sent twice are counted since the beginning.
/// </summary>
public sealed record OpsBacklogView(
    long SubjectsDue, DateTimeOffset? OldestDueAt, long NoticesWaiting,
    long DeliveriesPending, long DeliveriesInFlight, long DeliveriesInDoubt, long DeliveriesUnknown, long DeliveriesPossiblyTwice,
    long DeliveriesFailed);

/// <summary>A message that needs a person's decision; no name, no text, no openid.</summary>
public sealed record OpsDeliveryView(
    string Id, DateOnly Day, DeliveryPurpose Purpose, DeliveryState State, int Attempts, DateTimeOffset? SendingSince, int? LastErrorCode,
    int TriesInDoubt, DateTimeOffset? ConcludedAt, DateTimeOffset? HandedOnAt, string DedupeReference)
{
    public static OpsDeliveryView Of(Delivery delivery) => new(
        PublicId.Format(IdKinds.Delivery, delivery.Id), delivery.Day,
        delivery.Purpose, delivery.State, delivery.Attempts, delivery.SendingSince, delivery.LastErrorCode,
        delivery.TriesInDoubt, delivery.ConcludedAt, delivery.HandedOnAt, delivery.DedupeReference);
}

public sealed record OpsView(IReadOnlyList<OpsJobView> Jobs, OpsBacklogView Backlog, IReadOnlyList<OpsDeliveryView> Stuck);

/// <summary>GET /ops/jobs: last runs, backlog, and the newest messages that are stuck.</summary>
public static class OpsJobs
{
    private const int MaxStuck = 100;
    private const int MaxCounted = 1_000_000;

    public static async Task<IResult> HandleAsync(LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        var jobs = await JobHealth.ReadAsync(database, clock.UtcNow, cancellation);
        var stuck = await database.Deliveries.AsNoTracking()
            .Where(d => d.State == DeliveryState.Unknown || d.State == DeliveryState.Failed)
            .OrderByDescending(d => d.CreatedAt).Take(MaxStuck).ToListAsync(cancellation);
        return Results.Ok(new OpsView(
            [.. jobs.Select(Of)], await BacklogAsync(database, clock.UtcNow, cancellation), [.. stuck.Select(OpsDeliveryView.Of)]));
    }

    private static OpsJobView Of(JobState state)
    {
        var row = state.Heartbeat;
        return new OpsJobView(
            row.Job, row.EverySeconds, row.Node, row.StartedAt, row.FinishedAt, row.SucceededAt, row.Done, row.Failure, state.Overdue);
    }

    /// <summary>Every figure is read from a partial index and counted to a bound: looking must not slow down what is looked at.</summary>
    private static async Task<OpsBacklogView> BacklogAsync(LabelHubContext database, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = database.Watches.Where(w => w.NextAt <= now);
        return new OpsBacklogView(
            await due.Take(MaxCounted).LongCountAsync(cancellation),
            await due.MinAsync(w => w.NextAt, cancellation),
            await database.Notices.Where(n => n.DeliveryId == null).Take(MaxCounted).LongCountAsync(cancellation),
            await CountAsync(d => d.State == DeliveryState.Pending),
            await CountAsync(d => d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending),
            await CountAsync(d => d.State == DeliveryState.Unknown && d.ConcludedAt == null),
            await CountAsync(d => d.State == DeliveryState.Unknown),
            await database.Deliveries.PossiblyTwice().Take(MaxCounted).LongCountAsync(cancellation),
            await CountAsync(d => d.State == DeliveryState.Failed));

        Task<long> CountAsync(System.Linq.Expressions.Expression<Func<Delivery, bool>> state) =>
            database.Deliveries.Where(state).Take(MaxCounted).LongCountAsync(cancellation);
    }
}

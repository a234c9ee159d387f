using LabelHub.Api.Http;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Reminders;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Operations;

/// <summary>
/// POST /ops/deliveries/{deliveryId}/retry and …/cancel: an operator decides what no machine can know.
/// Both leave a line in the books.
/// </summary>
public static class OpsDeliveries
{
    private static readonly DeliveryState[] Retryable =
    [
        DeliveryState.Unknown, DeliveryState.Failed, DeliveryState.NotSubscribed, DeliveryState.Cancelled,
    ];

    private static readonly DeliveryState[] Cancellable =
    [
        DeliveryState.Pending, DeliveryState.Unknown, DeliveryState.Failed, DeliveryState.NotSubscribed,
    ];

    public static Task<IResult> RetryAsync(
        string deliveryId, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation) =>
        MoveAsync(deliveryId, Retryable, DeliveryState.Pending, "delivery.retried", database, clock, cancellation);

    public static Task<IResult> CancelAsync(
        string deliveryId, LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation) =>
        MoveAsync(deliveryId, Cancellable, DeliveryState.Cancelled, "delivery.cancelled", database, clock, cancellation);

    private static async Task<IResult> MoveAsync(
        string deliveryId, DeliveryState[] from, DeliveryState to, string action,
        LabelHubContext database, ShanghaiClock clock, CancellationToken cancellation)
    {
        if (!PublicId.TryParse(IdKinds.Delivery, deliveryId, out var id))
            return NotFound();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var found = await database.Deliveries.FromSql($"SELECT * FROM deliveries WHERE id = {id} FOR UPDATE").ToListAsync(cancellation);
        if (found is not [var delivery])
            return NotFound();
        if (!from.Contains(delivery.State))
            return Problems.Of(409, "delivery.wrongState", "这条消息现在的状态不能这样处理。", ("state", delivery.State));
        // what was refused did not go out; what is in doubt may have, and proof of it may still come
        if (!delivery.IsInDoubt)
            (delivery.SendingSince, delivery.UnsettledSince) = (null, null);
        delivery.Release(to);
        delivery.HandedOnAt = null;
        delivery.NotBefore = QuietHours.NextAllowed(clock.UtcNow);
        await AuditChain.AppendAsync(
            database, new AuditEvent(delivery.AccountId, Actor: null, action, deliveryId), clock.UtcNow, cancellation);
        await transaction.CommitAsync(cancellation);
        return Results.Ok(OpsDeliveryView.Of(delivery));
    }

    private static ProblemHttpResult NotFound() => Problems.Of(404, Problems.NotFound, "没有这条消息。");
}

using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Messages;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>Writes down what became of a group of attempts. Only what definitely did not go out gives its consent back.</summary>
public sealed class SettleDeliveries(LabelHubContext database, DispatchOptions options, TimeProvider time)
{
    /// <summary>After so many temporary refusals it is given up.</summary>
    private const int MaxAttempts = 20;

    private const int NotSubscribedCode = 43101;

    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(5);

    public async Task RunAsync(IReadOnlyCollection<AttemptOutcome> outcomes, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        Guid[] ids = [.. outcomes.Select(o => o.Attempt.DeliveryId)];
        // another node may have taken this one for dead meanwhile; what we know for certain still counts
        var deliveries = await database.Deliveries.FromSql(
            $"SELECT * FROM deliveries WHERE id = ANY({ids}) AND state IN ('sending', 'unknown') ORDER BY id FOR UPDATE")
            .AsNoTracking().ToDictionaryAsync(d => d.Id, cancellation);
        var mine = outcomes.Where(o => deliveries.TryGetValue(o.Attempt.DeliveryId, out var d) && d.SendingSince == o.Attempt.SendingSince)
            .ToList();
        var consents = await Consents.LockAsync(
            database,
            [.. mine.Where(o => o.Outcome is not (SendOutcome.Sent or SendOutcome.Unknown))
                .Select(o => (deliveries[o.Attempt.DeliveryId].AccountId, o.Attempt.Message.TemplateId))],
            cancellation);
        foreach (var (attempt, outcome) in mine)
        {
            var delivery = deliveries[attempt.DeliveryId];
            var consent = consents.GetValueOrDefault((delivery.AccountId, attempt.Message.TemplateId));
            if (delivery.State == DeliveryState.Unknown)
                delivery.TriesInDoubt--; // it was counted when the lease ran out; now there is an outcome
            if (attempt.SecondTry)
                SettleSecondTry(delivery, consent, outcome, now);
            else
                Settle(delivery, consent, outcome, now);
        }

        await NextContact.TellAsync(database, [.. mine.Select(o => deliveries[o.Attempt.DeliveryId])], now, cancellation);
        await Deliveries.SaveAsync(database, [.. mine.Select(o => deliveries[o.Attempt.DeliveryId])], cancellation);
        await Consents.SaveAsync(database, consents.Values, cancellation);
        await SendBreakers.LearnAsync(database, outcomes, now, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private void Settle(Delivery delivery, Consent? consent, SendOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                Sent(delivery, sent, now);
                break;
            case SendOutcome.Unknown:
                delivery.Doubt();
                break;
            case SendOutcome.NotSubscribed:
                consent!.Clear();
                End(delivery, DeliveryState.NotSubscribed, NotSubscribedCode, now);
                break;
            case SendOutcome.Refused refused:
                consent!.GiveBack();
                End(delivery, DeliveryState.Failed, refused.ErrorCode, now);
                break;
            case SendOutcome.Busy busy:
                Again(delivery, consent!, now + (Busy * delivery.Attempts), busy.ErrorCode, now);
                break;
            case SendOutcome.Misconfigured refused:
                Again(delivery, consent!, now + Refused, refused.ErrorCode, now);
                break;
            case SendOutcome.QuotaUsedUp quota:
                // the breaker holds it until the quota is new; this attempt was none of the message's fault
                delivery.Attempts--;
                Again(delivery, consent!, delivery.NotBefore, quota.ErrorCode, now);
                break;
            default:
                delivery.Attempts--;
                Again(delivery, consent!, delivery.NotBefore, errorCode: null, now);
                break;
        }
    }

    /// <summary>
    /// There was one consent, and the first attempt may have used it. If this one is refused for want of a consent, it
    /// did, unless the person switched the template off in between or WeChat never confirmed that consent. Any other
    /// refusal says nothing about the first.
    /// </summary>
    private static void SettleSecondTry(Delivery delivery, Consent? consent, SendOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                Sent(delivery, sent, now);
                break;
            case SendOutcome.Unknown:
                delivery.Doubt();
                break;
            case SendOutcome.NotSubscribed when consent!.RejectedAt >= delivery.UnsettledSince || consent.Awaited > 0:
                delivery.Conclude(now);
                delivery.LastErrorCode = NotSubscribedCode;
                break;
            case SendOutcome.NotSubscribed:
                delivery.SettleSent(DeliveryEvidence.GrantArithmetic, delivery.UnsettledSince!.Value);
                break;
            case SendOutcome.NotSent or SendOutcome.QuotaUsedUp:
                delivery.Attempts--; // nothing was asked of WeChat
                delivery.Release(DeliveryState.Unknown);
                break;
            default:
                delivery.Release(DeliveryState.Unknown);
                break;
        }
    }

    private static void Sent(Delivery delivery, SendOutcome.Sent sent, DateTimeOffset now)
    {
        delivery.SettleSent(DeliveryEvidence.Answer, now);
        delivery.MessageId ??= sent.MessageId;
        delivery.LastErrorCode = null;
    }

    /// <summary>This try did not go out and there is no other. Whether one before it did is still not known.</summary>
    private static void End(Delivery delivery, DeliveryState state, int? errorCode, DateTimeOffset now)
    {
        if (delivery.IsInDoubt)
            delivery.Conclude(now);
        else
            delivery.Release(state);
        delivery.LastErrorCode = errorCode;
    }

    private void Again(Delivery delivery, Consent consent, DateTimeOffset notBefore, int? errorCode, DateTimeOffset now)
    {
        consent.GiveBack();
        if (!delivery.IsInDoubt)
            delivery.UnsettledSince = null;
        delivery.SendingSince = delivery.UnsettledSince;
        delivery.LastErrorCode = errorCode;
        if (delivery.Attempts >= MaxAttempts)
        {
            End(delivery, DeliveryState.Failed, errorCode, now);
            return;
        }

        delivery.Release(DeliveryState.Pending);
        delivery.NotBefore = options.Allowed(notBefore);
    }
}

using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Push;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>WeChat says that a message arrived, or that it did not: the best proof there is.</summary>
internal static class SentEvents
{
    /// <summary>WeChat's clock and ours differ by less.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>A push is about a try of no longer before it.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>What a push about these people could mean, by person; locked in the order in which everybody locks deliveries.</summary>
    public static async Task<ILookup<Guid, Delivery>> LockAsync(
        LabelHubContext database, Guid[] people, DateTimeOffset earliest, CancellationToken cancellation)
    {
        if (people.Length == 0)
            return Array.Empty<Delivery>().ToLookup(d => d.AccountId);
        var rows = await database.Deliveries.FromSql(
            $"""
            SELECT * FROM deliveries
            WHERE account_id = ANY({people}) AND template_id IS NOT NULL
              AND unsettled_since > {earliest - Remembered}
            ORDER BY id FOR UPDATE
            """).AsNoTracking().ToListAsync(cancellation);
        return rows.ToLookup(d => d.AccountId);
    }

    /// <summary>
    /// The push names no delivery of ours, only person, template and second; it proves the one whose attempt began last
    /// before it, because a person's next message waits until the fate of this one is known or given up. An older one in
    /// doubt is not proved by what may be a later one's push.
    /// </summary>
    /// <returns>The delivery it changed; null when it is news about none.</returns>
    public static Delivery? Apply(IEnumerable<Delivery> ofThePerson, PushEvent what, PushItem item, DateTimeOffset now)
    {
        var latest = what.CreatedAt + Slack;
        var begun = ofThePerson.Where(d => d.TemplateId == item.TemplateId && d.UnsettledSince <= latest)
            .OrderByDescending(d => d.UnsettledSince).ToList();
        if (begun.Count == 0 || begun.Exists(d => d.MessageId == item.MessageId))
            return null;
        var delivery = IsOpen(begun[0]) ? begun[0] : begun.Find(d => d is { State: DeliveryState.Sent, MessageId: null });
        if (delivery is null)
            return null;
        if (item.ErrorCode != 0)
        {
            Fail(delivery, item.ErrorCode);
            return delivery;
        }

        delivery.MessageId = item.MessageId.Length is > 0 and <= 64 ? item.MessageId : null;
        // an earlier try is proved while another is under way, whose fate remains in doubt
        if (delivery is { State: DeliveryState.Sending, IsInDoubt: true })
            delivery.TriesInDoubt++;
        if (delivery.State != DeliveryState.Sent || delivery.Evidence is DeliveryEvidence.Policy or DeliveryEvidence.GrantArithmetic)
            delivery.SettleSent(DeliveryEvidence.SentEvent, now);
        return delivery;
    }

    /// <summary>One try did not arrive; another that may have leaves it as it is.</summary>
    private static void Fail(Delivery delivery, int errorCode)
    {
        // grant arithmetic proves that exactly one went out, and this is it
        var others = delivery is { State: DeliveryState.Sent, Evidence: DeliveryEvidence.GrantArithmetic }
            ? 0
            : delivery.TriesInDoubt + (delivery.State is DeliveryState.Sending or DeliveryState.Sent ? 1 : 0) - 1;
        if (others > 0 && delivery.IsInDoubt)
        {
            delivery.TriesInDoubt--;
            delivery.LastErrorCode = errorCode;
            return;
        }

        delivery.SettleFailed(errorCode);
        delivery.TriesInDoubt = 0;
    }

    /// <summary>An earlier push of the same group may have settled it.</summary>
    private static bool IsOpen(Delivery delivery) =>
        delivery.State is DeliveryState.Sending or DeliveryState.Unknown
        || delivery is { State: DeliveryState.Sent, MessageId: null }
        || delivery is { State: DeliveryState.Pending or DeliveryState.Claimed or DeliveryState.Cancelled, IsInDoubt: true };
}

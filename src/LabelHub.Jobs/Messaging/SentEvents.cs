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

    /// <summary>What a push about these people could mean, by person; locked in the order in which everybody locks deliveries.</summary>
    public static async Task<ILookup<Guid, Delivery>> LockAsync(LabelHubContext database, Guid[] people, CancellationToken cancellation)
    {
        if (people.Length == 0)
            return Array.Empty<Delivery>().ToLookup(d => d.AccountId);
        var rows = await database.Deliveries.FromSql(
            $"""
            SELECT * FROM deliveries
            WHERE account_id = ANY({people}) AND template_id IS NOT NULL
              AND (state IN ('sending', 'unknown') OR (state = 'sent' AND message_id IS NULL))
            ORDER BY id FOR UPDATE
            """).AsNoTracking().ToListAsync(cancellation);
        return rows.ToLookup(d => d.AccountId);
    }

    /// <summary>
    /// The push names no delivery of ours, only person, template and second; it is theirs whose attempt began before
    /// it. There is one at most, because a person's next message waits until the fate of this one is known.
    /// </summary>
    /// <returns>The delivery it changed; null when it is news about none.</returns>
    public static Delivery? Apply(IEnumerable<Delivery> ofThePerson, PushEvent what, PushItem item, DateTimeOffset now)
    {
        var latest = what.CreatedAt + Slack;
        var delivery = ofThePerson.Where(d => IsOpen(d) && d.TemplateId == item.TemplateId && d.UnsettledSince <= latest)
            .OrderBy(d => d.State == DeliveryState.Sent).ThenByDescending(d => d.UnsettledSince).FirstOrDefault();
        if (delivery is null || delivery.MessageId == item.MessageId)
            return null;
        delivery.MessageId = item.MessageId.Length is > 0 and <= 64 ? item.MessageId : null;
        if (item.ErrorCode != 0)
            delivery.SettleFailed(item.ErrorCode);
        else if (delivery.State != DeliveryState.Sent || delivery.Evidence is DeliveryEvidence.Policy or DeliveryEvidence.GrantArithmetic)
            delivery.SettleSent(DeliveryEvidence.SentEvent, now);
        return delivery;
    }

    /// <summary>An earlier push of the same group may have settled it.</summary>
    private static bool IsOpen(Delivery delivery) =>
        delivery.State is DeliveryState.Sending or DeliveryState.Unknown || delivery is { State: DeliveryState.Sent, MessageId: null };
}

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

    /// <summary>
    /// The push names no delivery of ours, only person, template and second; it is theirs whose attempt began before
    /// it. There is one at most, because a person's next message waits until the fate of this one is known.
    /// </summary>
    public static async Task ApplyAsync(
        LabelHubContext database, Guid accountId, PushEvent what, PushItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var latest = what.CreatedAt + Slack;
        var found = await database.Deliveries.FromSql(
            $"""
            SELECT * FROM deliveries
            WHERE account_id = {accountId} AND template_id = {item.TemplateId} AND unsettled_since <= {latest}
              AND (state IN ('sending', 'unknown') OR (state = 'sent' AND message_id IS NULL))
            ORDER BY (state <> 'sent') DESC, unsettled_since DESC LIMIT 1 FOR UPDATE
            """).ToListAsync(cancellation);
        if (found is not [var delivery] || delivery.MessageId == item.MessageId)
            return;
        delivery.MessageId = item.MessageId.Length is > 0 and <= 64 ? item.MessageId : null;
        if (item.ErrorCode != 0)
            delivery.SettleFailed(item.ErrorCode);
        else if (delivery.State != DeliveryState.Sent || delivery.Evidence is DeliveryEvidence.Policy or DeliveryEvidence.GrantArithmetic)
            delivery.SettleSent(DeliveryEvidence.SentEvent, now);
    }
}

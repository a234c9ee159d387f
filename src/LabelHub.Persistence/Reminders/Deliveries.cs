using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Reminders;

/// <summary>Deliveries change in groups: read and locked by one statement, written back by another.</summary>
public static class Deliveries
{
    /// <summary>Writes rows as they stand. They were read and locked in this transaction, so nothing of anybody else's is lost.</summary>
    public static async Task SaveAsync(LabelHubContext context, IReadOnlyCollection<Delivery> deliveries, CancellationToken cancellation)
    {
        context.RequireTransaction();
        if (deliveries.Count == 0)
            return;
        Guid[] ids = [.. deliveries.Select(d => d.Id)];
        string[] states = [.. deliveries.Select(d => CamelCaseText<DeliveryState>.Word(d.State))];
        DateTimeOffset[] starts = [.. deliveries.Select(d => d.NotBefore)];
        string?[] owners = [.. deliveries.Select(d => d.LeaseOwner)];
        DateTimeOffset?[] leases = [.. deliveries.Select(d => d.LeaseUntil)];
        short[] attempts = [.. deliveries.Select(d => d.Attempts)];
        string?[] templates = [.. deliveries.Select(d => d.TemplateId)];
        int?[] grants = [.. deliveries.Select(d => d.GrantsBefore)];
        DateTimeOffset?[] sending = [.. deliveries.Select(d => d.SendingSince)];
        DateTimeOffset?[] unsettled = [.. deliveries.Select(d => d.UnsettledSince)];
        int?[] errors = [.. deliveries.Select(d => d.LastErrorCode)];
        string?[] messages = [.. deliveries.Select(d => d.MessageId)];
        string?[] evidence = [.. deliveries.Select(d => d.Evidence is { } e ? CamelCaseText<DeliveryEvidence>.Word(e) : null)];
        DateTimeOffset?[] sent = [.. deliveries.Select(d => d.SentAt)];
        short[] doubts = [.. deliveries.Select(d => d.TriesInDoubt)];
        DateTimeOffset?[] conclusions = [.. deliveries.Select(d => d.ConcludedAt)];
        DateTimeOffset?[] handedOn = [.. deliveries.Select(d => d.HandedOnAt)];
        await context.Database.ExecuteSqlAsync(
            $"""
            UPDATE deliveries d SET state = g.state, not_before = g.not_before, lease_owner = g.lease_owner, lease_until = g.lease_until,
                attempts = g.attempts, template_id = g.template_id, grants_before = g.grants_before, sending_since = g.sending_since,
                unsettled_since = g.unsettled_since, last_error_code = g.last_error_code, message_id = g.message_id,
                evidence = g.evidence, sent_at = g.sent_at, tries_in_doubt = g.tries_in_doubt, concluded_at = g.concluded_at,
                handed_on_at = g.handed_on_at
            FROM unnest({ids}, {states}, {starts}, {owners}, {leases}, {attempts}, {templates}, {grants}, {sending},
                    {unsettled}, {errors}, {messages}, {evidence}, {sent}, {doubts}, {conclusions}, {handedOn})
                AS g(id, state, not_before, lease_owner, lease_until, attempts, template_id, grants_before, sending_since,
                    unsettled_since, last_error_code, message_id, evidence, sent_at, tries_in_doubt, concluded_at, handed_on_at)
            WHERE d.id = g.id
            """,
            cancellation);
    }

    /// <summary>Sent again, or perhaps so, while an earlier try may have gone out: these may have arrived twice.</summary>
    public static IQueryable<Delivery> PossiblyTwice(this IQueryable<Delivery> deliveries) =>
        deliveries.Where(d => d.TriesInDoubt > 1 || (d.TriesInDoubt == 1 && d.Evidence == DeliveryEvidence.Answer));
}

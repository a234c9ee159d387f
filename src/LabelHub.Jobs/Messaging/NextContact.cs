using LabelHub.Jobs.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>A message that cannot be relied on is handed on: the next contact is told what it carries, without the usual wait.</summary>
internal static class NextContact
{
    /// <summary>Once for each message, in the transaction that settles it; the caller writes the deliveries back.</summary>
    public static async Task TellAsync(
        LabelHubContext database, IReadOnlyCollection<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellation)
    {
        var failed = deliveries.Where(d => d.IsToBeHandedOn).ToList();
        if (failed.Count == 0)
            return;
        foreach (var delivery in failed)
            delivery.HandedOnAt = now;
        Guid[] ids = [.. failed.Select(d => d.Id)];
        // locked in one order, so that two that settle at the same time do not wait for each other
        var reminders = await database.Database.SqlQuery<Guid>(
            $"""
            SELECT r.id AS "Value" FROM reminders r
            WHERE r.id IN (SELECT reminder_id FROM notices WHERE delivery_id = ANY({ids})) AND r.state = 'due' AND r.audience = 'workshop'
            ORDER BY r.id FOR UPDATE
            """).ToListAsync(cancellation);
        await EscalateReminders.TellNextAsync(database, [.. reminders], now, cancellation);
    }
}

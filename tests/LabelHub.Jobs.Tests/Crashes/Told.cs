using LabelHub.Domain.Reminders;
using LabelHub.Jobs.Tests.Reminders;
using LabelHub.Persistence.Reminders;
using LabelHub.TestKit.WeChat;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Tests.Crashes;

/// <summary>Holds our rows against WeChat's ledger.</summary>
internal sealed class Told(World world, FakeWeChatProcess fake)
{
    private static readonly DeliveryEvidence?[] Proofs = [DeliveryEvidence.Answer, DeliveryEvidence.SentEvent, DeliveryEvidence.GrantArithmetic];

    /// <summary>From now on the database itself notes what each message carried when it was about to be sent.</summary>
    public static async Task KeepAsync(World world)
    {
        await using var context = world.Open();
        await context.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE told (delivery_id uuid, reminder_id uuid, account_id uuid, UNIQUE (delivery_id, reminder_id, account_id));
            CREATE FUNCTION note_told() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO told SELECT NEW.id, n.reminder_id, n.account_id FROM notices n JOIN reminders r ON r.id = n.reminder_id
                WHERE n.delivery_id = NEW.id AND r.state = 'due' ON CONFLICT DO NOTHING;
                RETURN NEW;
            END $$;
            CREATE TRIGGER note_told AFTER UPDATE ON deliveries FOR EACH ROW WHEN (NEW.state = 'sending' AND OLD.state <> 'sending') EXECUTE FUNCTION note_told();
            """);
    }

    /// <returns>How many messages arrived.</returns>
    public async Task<int> CheckAsync()
    {
        await using var context = world.Open();
        var deliveries = await context.Deliveries.AsNoTracking().ToListAsync();
        var sends = await fake.ReadSendsAsync();
        var arrived = sends.CountBy(s => s.GetProperty("reminder").GetString()!).ToDictionary(StringComparer.Ordinal);
        CheckDeliveries(deliveries, arrived);
        Assert.All(sends, s => Assert.Equal(s.GetProperty("at").GetDateTimeOffset(), QuietHours.NextAllowed(s.GetProperty("at").GetDateTimeOffset())));
        await CheckRemindersAsync(context, deliveries.ToDictionary(d => d.Id), arrived);
        var waiting = await context.Notices.AsNoTracking().Where(n => n.DeliveryId == null).ToListAsync();
        Assert.All(waiting, n => Assert.True(n.ReadyAt > world.Clock.GetUtcNow(), "a notice waits for a message that nobody makes"));
        return sends.Count;
    }

    /// <summary>Each has come to an end; none arrived more often than policy allows, and none is called sent on a proof of something else.</summary>
    private static void CheckDeliveries(List<Delivery> deliveries, Dictionary<string, int> arrived)
    {
        var open = deliveries.Where(d => d.State is DeliveryState.Pending or DeliveryState.Claimed or DeliveryState.Sending || d is { State: DeliveryState.Unknown, ConcludedAt: null });
        Assert.Equal([], open.Select(Words));
        foreach (var delivery in deliveries)
        {
            var times = arrived.GetValueOrDefault(delivery.DedupeReference);
            Assert.True(times <= MostOf(delivery), "arrived more often than it may have: " + Words(delivery));
            Assert.True(delivery.State != DeliveryState.Sent || (Proofs.Contains(delivery.Evidence) && times > 0), "called sent, never arrived: " + Words(delivery));
            Assert.False(delivery.State is DeliveryState.Cancelled or DeliveryState.NotSubscribed or DeliveryState.Failed && times > 0, "arrived and called otherwise: " + Words(delivery));
            Assert.False(delivery.IsToBeHandedOn, "not handed on: " + Words(delivery));
        }
    }

    /// <summary>Twice only when it was sent once more in doubt, which is what the metrics count.</summary>
    private static int MostOf(Delivery delivery) => new[] { delivery }.AsQueryable().PossiblyTwice().Any() ? 2 : 1;

    /// <summary>Nobody hears of a reminder in two messages, unless the first was in doubt.</summary>
    private static async Task CheckRemindersAsync(Persistence.LabelHubContext context, Dictionary<Guid, Delivery> deliveries, Dictionary<string, int> arrived)
    {
        var told = await context.Database.SqlQuery<Row>($"SELECT delivery_id AS \"DeliveryId\", reminder_id AS \"ReminderId\", account_id AS \"AccountId\" FROM told").ToListAsync();
        foreach (var key in told.GroupBy(t => (t.ReminderId, t.AccountId)))
        {
            var messages = key.Select(t => deliveries[t.DeliveryId]).ToList();
            // one in doubt whose reason went and came back is told again
            var most = 1 + messages.Count(d => d.IsInDoubt);
            Assert.InRange(messages.Sum(d => arrived.GetValueOrDefault(d.DedupeReference)), 0, most);
        }
    }

    private static string Words(Delivery d) =>
        $"{d.State} {d.Purpose} day {d.Day:O}, {d.Attempts} attempts, not before {d.NotBefore:O}, lease until {d.LeaseUntil:O}, since {d.SendingSince:O}, in doubt since {d.UnsettledSince:O}, code {d.LastErrorCode}, {d.GrantsBefore} consents before, {d.TriesInDoubt} tries in doubt, {d.Evidence}";

    private sealed record Row(Guid DeliveryId, Guid ReminderId, Guid AccountId);
}

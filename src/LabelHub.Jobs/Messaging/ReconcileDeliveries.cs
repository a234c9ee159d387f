using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>
/// Takes back what dead nodes held, and settles messages whose fate is not known. Safe on any number of nodes: rows
/// that another one looks at are passed over.
/// </summary>
public sealed class ReconcileDeliveries(LabelHubContext database, PrepareDeliveries prepare, DispatchOptions options, TimeProvider time)
{
    /// <summary>Messages in doubt looked at in one run, oldest first.</summary>
    private const int Portion = 200;

    /// <returns>The second tries to make now.</returns>
    public async Task<List<Attempt>> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await TakeBackAsync(now, cancellation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var unknown = await database.Deliveries.FromSql(
            $"SELECT * FROM deliveries WHERE state = 'unknown' AND concluded_at IS NULL AND template_id IS NOT NULL ORDER BY sending_since LIMIT {Portion} FOR UPDATE SKIP LOCKED")
            .AsNoTracking().ToListAsync(cancellation);
        if (unknown.Count == 0)
            return [];
        var consents = await Consents.LockAsync(database, [.. unknown.Select(d => (d.AccountId, d.TemplateId!))], cancellation);
        var judged = unknown.ToLookup(d => UnknownPolicy.Judge(d, consents[(d.AccountId, d.TemplateId!)], options, now));
        var mayCall = await MayCallAsync(now, cancellation);
        var attempts = mayCall ? await prepare.RunAsync([.. judged[UnknownVerdict.TryAgain]], secondTry: true, cancellation) : [];
        var idle = mayCall ? Idle(judged[UnknownVerdict.TryAgain], attempts, now) : [];
        foreach (var delivery in judged[UnknownVerdict.SendOnceMore])
            SendOnceMore(delivery, now);
        var concluded = judged[UnknownVerdict.Conclude].Concat(idle).ToList();
        foreach (var delivery in concluded)
            delivery.Conclude(now);
        var handedOn = unknown.Where(d => d.IsToBeHandedOn).ToList();
        await NextContact.TellAsync(database, handedOn, now, cancellation);
        await Deliveries.SaveAsync(database, [.. unknown.Where(d => d.State != DeliveryState.Unknown).Union(concluded).Union(handedOn)], cancellation);
        await NoteAsync(judged[UnknownVerdict.SendOnceMore], """{"verdict":"sendOnceMore"}""", now, cancellation);
        await NoteAsync(concluded, """{"verdict":"staysUnknown"}""", now, cancellation);
        await transaction.CommitAsync(cancellation);
        return attempts;
    }

    /// <summary>
    /// Whose second try has nothing left to tell, or no template any more: none will ever be made, and left in doubt it
    /// would keep all further messages from that person.
    /// </summary>
    private List<Delivery> Idle(IEnumerable<Delivery> safe, List<Attempt> attempts, DateTimeOffset now)
    {
        var tried = attempts.Select(a => a.DeliveryId).ToHashSet();
        return [.. safe.Where(d => !tried.Contains(d.Id) && now - (d.UnsettledSince ?? d.CreatedAt) >= options.EventWait)];
    }

    /// <summary>A claim that ran out sent nothing; a call under way when its node died may have.</summary>
    private async Task TakeBackAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await database.Database.ExecuteSqlAsync(
            $"""
            UPDATE deliveries SET state = CASE state WHEN 'claimed' THEN 'pending' ELSE 'unknown' END, lease_owner = NULL, lease_until = NULL,
                tries_in_doubt = tries_in_doubt + CASE state WHEN 'claimed' THEN 0 ELSE 1 END
            WHERE id IN (SELECT id FROM deliveries WHERE state IN ('claimed', 'sending') AND lease_until < {now} FOR UPDATE SKIP LOCKED)
            """,
            cancellation);
    }

    private async Task<bool> MayCallAsync(DateTimeOffset now, CancellationToken cancellation) =>
        options.Allowed(now) <= now
        && (await SendBreakers.ReadAsync(database, Portion, now, cancellation)).Purposes.Count == 2;

    // the try in doubt stays written down: proof of it may come before the next one goes out
    private void SendOnceMore(Delivery delivery, DateTimeOffset now)
    {
        delivery.Release(DeliveryState.Pending);
        delivery.NotBefore = options.Allowed(now);
    }

    /// <summary>Whoever asks later whether a message was sent is to find that nobody knew.</summary>
    private async Task NoteAsync(IEnumerable<Delivery> deliveries, string detail, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var delivery in deliveries.OrderBy(d => d.AccountId))
        {
            var what = new AuditEvent(
                delivery.AccountId, Actor: null, "delivery.unknown", PublicId.Format(IdKinds.Delivery, delivery.Id), detail);
            await AuditChain.AppendAsync(database, what, now, cancellation);
        }
    }
}

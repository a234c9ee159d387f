using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Audit;

/// <summary>Something worth a line in the books.</summary>
/// <param name="ChainId">The workshop, or the account for what concerns no workshop.</param>
/// <param name="Actor">The account; null when the system did it.</param>
/// <param name="Action">Such as <c>batch.created</c>.</param>
/// <param name="Subject">The public id of what it was done to.</param>
/// <param name="Detail">JSON; ids, hashes and states, never what people typed about themselves.</param>
public sealed record AuditEvent(Guid ChainId, Guid? Actor, string Action, string Subject, string Detail = "{}");

/// <summary>Append-only books, one chain per workshop (or account), each link holding the hash of the one before.</summary>
public static class AuditChain
{
    /// <summary>
    /// Writes a link in the current transaction, saving what else is pending with it. Writers of one chain wait
    /// for each other from here to the transaction's end, so this comes last in it.
    /// </summary>
    public static async Task<AuditEntry> AppendAsync(
        LabelHubContext context, AuditEvent what, DateTimeOffset now, CancellationToken cancellation)
    {
        context.RequireTransaction();
        var head = await LockHeadAsync(context, what.ChainId, cancellation);
        var entry = AuditHash.Seal(what, head.Length + 1, now, head.Hash);
        context.AuditEntries.Add(entry);
        await context.SaveChangesAsync(cancellation);
        await context.AuditChainHeads.Where(h => h.ChainId == what.ChainId).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.Length, entry.Position).SetProperty(h => h.Hash, entry.Hash), cancellation);
        return entry;
    }

    /// <summary>The same; false where somebody else was faster with what is pending.</summary>
    public static async Task<bool> TryAppendAsync(
        LabelHubContext context, AuditEvent what, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await AppendAsync(context, what, now, cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>The position of the first link that was tampered with or is missing; null when the chain is whole.</summary>
    public static async Task<long?> FindBreakAsync(LabelHubContext context, Guid chainId, CancellationToken cancellation)
    {
        var expected = 1L;
        var previous = AuditHash.Origin;
        var entries = context.AuditEntries.AsNoTracking().Where(e => e.ChainId == chainId).OrderBy(e => e.Position).AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            if (entry.Position != expected || !AuditHash.IsIntact(entry, previous))
                return expected;
            previous = entry.Hash;
            expected++;
        }

        var head = await context.AuditChainHeads.AsNoTracking().SingleOrDefaultAsync(h => h.ChainId == chainId, cancellation);
        var whole = (head?.Length ?? 0) == expected - 1 && previous.AsSpan().SequenceEqual(head?.Hash ?? AuditHash.Origin);
        return whole ? null : expected;
    }

    /// <summary>Makes the head if need be, and locks it: an update that changes nothing, so that one statement does both.</summary>
    private static async Task<AuditChainHead> LockHeadAsync(LabelHubContext context, Guid chainId, CancellationToken cancellation)
    {
        var heads = await context.AuditChainHeads.FromSql(
            $"""
            INSERT INTO audit_chain_heads AS h (chain_id, length, hash) VALUES ({chainId}, 0, {AuditHash.Origin})
            ON CONFLICT (chain_id) DO UPDATE SET length = h.length
            RETURNING chain_id, length, hash
            """).AsNoTracking().ToListAsync(cancellation);
        return heads[0];
    }
}

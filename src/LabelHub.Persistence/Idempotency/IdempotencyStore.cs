using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Persistence.Idempotency;

/// <summary>
/// Same key, same answer. The key is locked for the length of the transaction that does the work, and the answer is
/// written in that transaction: a second request waits, a crash leaves neither work nor answer, and there is no
/// half-done state for anybody to clean up.
/// </summary>
public static class IdempotencyStore
{
    /// <summary>Decides what to do; the first thing in the transaction, so that everybody takes locks in one order.</summary>
    public static async Task<IdempotencyDecision> ClaimAsync(
        LabelHubContext context, IdempotentRequest request, CancellationToken cancellation)
    {
        context.RequireTransaction();
        var name = $"{request.AccountId:N} {request.Key}";
        try
        {
            await context.Database.ExecuteSqlAsync(
                $"SET LOCAL lock_timeout = '4s'; SELECT pg_advisory_xact_lock(hashtextextended({name}, 0)); SET LOCAL lock_timeout = DEFAULT",
                cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return new IdempotencyDecision.StillBusy();
        }

        return await FindAsync(context, request, cancellation) ?? new IdempotencyDecision.Proceed();
    }

    /// <summary>What is kept under the key; null where nothing is, which may change until it is claimed.</summary>
    public static async Task<IdempotencyDecision?> FindAsync(
        LabelHubContext context, IdempotentRequest request, CancellationToken cancellation)
    {
        var first = await context.IdempotencyRecords.AsNoTracking()
            .SingleOrDefaultAsync(r => r.AccountId == request.AccountId && r.Key == request.Key, cancellation);
        if (first is null)
            return null;
        return first.Route == request.Route && first.BodyHash.AsSpan().SequenceEqual(request.BodyHash)
            ? new IdempotencyDecision.Replay(first)
            : new IdempotencyDecision.Mismatch();
    }

    /// <summary>Keeps the answer; saved and committed together with the work.</summary>
    public static void Keep(LabelHubContext context, IdempotentRequest request, IdempotentAnswer answer, DateTimeOffset now)
    {
        context.RequireTransaction();
        context.IdempotencyRecords.Add(new IdempotencyRecord
        {
            AccountId = request.AccountId,
            Key = request.Key,
            Route = request.Route,
            BodyHash = request.BodyHash,
            StatusCode = answer.StatusCode,
            Headers = answer.Headers,
            Body = answer.Body,
            Sealed = answer.Sealed,
            CreatedAt = now,
        });
    }
}

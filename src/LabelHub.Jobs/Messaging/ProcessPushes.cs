using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.WeChat.Push;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LabelHub.Jobs.Messaging;

/// <summary>
/// Works off the pushes that were put down: consents that were given or taken back, messages that arrived. A group in a
/// transaction that locks its rows, so that any number of nodes may run it and none counts a push twice.
/// </summary>
public sealed partial class ProcessPushes(LabelHubContext database, PushReader reader, TimeProvider time, ILogger<ProcessPushes> logger)
{
    /// <summary>Pushes in one run; the rest waits for the next.</summary>
    public const int MaxInARun = 1000;

    /// <summary>Pushes in one transaction.</summary>
    public const int Group = 250;

    /// <returns>How many were worked off.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var done = 0;
        while (done < MaxInARun && await WorkOffAsync(cancellation) is > 0 and var some)
            done += some;
        return done;
    }

    /// <summary>What the database refuses undoes its group; then each push is worked off alone, and only the bad one is left.</summary>
    private async Task<int> WorkOffAsync(CancellationToken cancellation)
    {
        List<PushRecord> records = [];
        try
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            records = await database.PushRecords.FromSql(
                $"""
                SELECT * FROM push_events WHERE processed_at IS NULL AND failures < {PushRecord.MaxFailures}
                ORDER BY failures, received_at LIMIT {Group} FOR UPDATE SKIP LOCKED
                """).AsNoTracking().ToListAsync(cancellation);
            return await ApplyAsync(records, transaction, cancellation);
        }
        catch (PostgresException e) when (IsRefusal(e))
        {
            var done = 0;
            foreach (var record in records)
                done += await WorkOffAloneAsync(record.ContentHash, cancellation);
            return done;
        }
    }

    private async Task<int> WorkOffAloneAsync(byte[] hash, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            var records = await database.PushRecords.FromSql(
                $"""
                SELECT * FROM push_events WHERE content_hash = {hash} AND processed_at IS NULL AND failures < {PushRecord.MaxFailures}
                FOR UPDATE SKIP LOCKED
                """).AsNoTracking().ToListAsync(cancellation);
            return await ApplyAsync(records, transaction, cancellation);
        }
        catch (PostgresException e) when (IsRefusal(e))
        {
            Impossible(logger, e.SqlState);
            await database.PushRecords.Where(p => p.ContentHash == hash)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Failures, p => (short)(p.Failures + 1)), cancellation);
            return 0;
        }
    }

    /// <summary>Values that the tables will not hold: again would be no better. Anything else is the database's own trouble.</summary>
    public static bool IsRefusal(PostgresException failure) =>
        failure.SqlState.StartsWith("22", StringComparison.Ordinal) || failure.SqlState.StartsWith("23", StringComparison.Ordinal);

    /// <returns>How many could be read.</returns>
    private async Task<int> ApplyAsync(List<PushRecord> records, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        List<PushEvent> events = new(records.Count);
        foreach (var record in records)
        {
            if (record.Cipher is not null && reader.Open(record.Cipher) is { } what)
            {
                record.ProcessedAt = now;
                events.Add(what);
            }
            else
            {
                // the key was changed since: for an operator to see, not for us to guess
                record.Failures++;
                Unreadable(logger, record.Name, record.Failures);
            }
        }

        await PushEffects.ApplyAsync(database, events, now, cancellation);
        await PushRecord.SaveAsync(database, records, cancellation);
        await transaction.CommitAsync(cancellation);
        return events.Count;
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "A push of kind {Name} cannot be read (try {Failures}): was WeChat:PushEncodingAesKey changed?")]
    private static partial void Unreadable(ILogger logger, string name, int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "A push says what the database will not hold ({State})")]
    private static partial void Impossible(ILogger logger, string state);
}

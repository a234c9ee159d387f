using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.WeChat.Push;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LabelHub.Jobs.Messaging;

/// <summary>
/// Works off the pushes that were put down: consents that were given or taken back, messages that arrived. Each in a
/// transaction of its own that locks its row, so that any number of nodes may run it and none counts a push twice.
/// </summary>
public sealed partial class ProcessPushes(LabelHubContext database, PushReader reader, TimeProvider time, ILogger<ProcessPushes> logger)
{
    /// <summary>Pushes in one run; the rest waits for the next.</summary>
    public const int MaxInARun = 500;

    /// <returns>How many were worked off.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var done = 0;
        while (done < MaxInARun && await ProcessOneAsync(cancellation))
            done++;
        return done;
    }

    private async Task<bool> ProcessOneAsync(CancellationToken cancellation)
    {
        database.ChangeTracker.Clear();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var found = await database.PushRecords.FromSql(
            $"""
            SELECT * FROM push_events WHERE processed_at IS NULL AND failures < {PushRecord.MaxFailures}
            ORDER BY failures, received_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellation);
        if (found is not [var record])
            return false;
        await ApplyAsync(record, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task ApplyAsync(PushRecord record, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (record.Cipher is null || reader.Open(record.Cipher) is not { } what)
        {
            // the key was changed since: for an operator to see, not for us to guess
            record.Failures++;
            Unreadable(logger, record.Name, record.Failures);
            return;
        }

        record.ProcessedAt = now;
        var account = await database.Accounts.AsNoTracking().Where(a => a.OpenId == what.OpenId).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellation);
        if (account is not { } accountId)
            return;
        foreach (var item in what.Items)
        {
            if (what.Name is PushEvent.Popup or PushEvent.Change)
                await ApplyChoiceAsync(accountId, what, item, now, cancellation);
            else if (what.Name == PushEvent.Sent)
                await SentEvents.ApplyAsync(database, accountId, what, item, now, cancellation);
        }
    }

    /// <summary>A refusal in the pop-up takes nothing back that was given before; one in the settings does.</summary>
    private async Task ApplyChoiceAsync(Guid accountId, PushEvent what, PushItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        if (item.Status == "accept")
            (await Consents.LockAsync(database, accountId, item.TemplateId, cancellation)).Confirm(what.CreatedAt, now);
        else if (what.Name == PushEvent.Change && item.Status == "reject")
            (await Consents.LockAsync(database, accountId, item.TemplateId, cancellation)).Reject(what.CreatedAt);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A push of kind {Name} cannot be read (try {Failures}): was WeChat:PushEncodingAesKey changed?")]
    private static partial void Unreadable(ILogger logger, string name, int failures);
}

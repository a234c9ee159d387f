using LabelHub.Jobs.Messaging;
using LabelHub.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LabelHub.Jobs;

/// <summary>
/// Deletes what nobody can use any more: sessions some time after their end, kept answers nobody will ask for again, and
/// what old pushes said. In small portions, each its own transaction that passes over rows somebody else holds: any number of nodes
/// may run it at once, and no request waits for it.
/// </summary>
public sealed partial class PurgeExpired(LabelHubContext database, TimeProvider time, ILogger<PurgeExpired> logger)
{
    /// <summary>An ended session stays this long, so that its owner is told that it ended and not that it never was.</summary>
    public static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    /// <summary>A phone repeats a request within minutes, or when it is back from a week without network; not later.</summary>
    public static readonly TimeSpan AnswersKept = TimeSpan.FromDays(7);

    /// <summary>A phone fetches what it prints at once, and may print it again within days; later it is drawn again.</summary>
    public static readonly TimeSpan PayloadsKept = TimeSpan.FromDays(7);

    /// <summary>After its last day an invitation stays this long, so that who opens it is told why it does not work.</summary>
    public static readonly TimeSpan InvitationsKept = TimeSpan.FromDays(30);

    /// <summary>Rows in one transaction.</summary>
    public const int Portion = 500;

    /// <summary>Portions of each kind in one run; the rest waits for the next.</summary>
    public const int MaxPortions = 200;

    /// <summary>Returns how many rows it deleted.</summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var sessions = await InPortionsAsync(() => PurgeSessionsAsync(now - SessionsKept, cancellation));
        var answers = await InPortionsAsync(() => PurgeAnswersAsync(now - AnswersKept, cancellation));
        var payloads = await InPortionsAsync(() => PurgePayloadsAsync(now - PayloadsKept, cancellation));
        var ciphers = await InPortionsAsync(() => PushPurge.ForgetCiphersAsync(database, now, Portion, cancellation));
        var pushes = await InPortionsAsync(() => PushPurge.DeleteHashesAsync(database, now, Portion, cancellation));
        var invitations = await InPortionsAsync(() => PurgeInvitationsAsync(now - InvitationsKept, cancellation));
        Purged(logger, sessions, answers, payloads, invitations);
        PurgedPushes(logger, ciphers, pushes);
        return sessions + answers + payloads + invitations + ciphers + pushes;
    }

    private static async Task<int> InPortionsAsync(Func<Task<int>> purge)
    {
        var all = 0;
        for (var i = 0; i < MaxPortions; i++)
        {
            var rows = await purge();
            all += rows;
            if (rows < Portion)
                break;
        }

        return all;
    }

    private Task<int> PurgeSessionsAsync(DateTimeOffset before, CancellationToken cancellation) => database.Database.ExecuteSqlAsync(
        $"""
        WITH ended AS MATERIALIZED (
            SELECT id FROM sessions WHERE expires_at < {before} OR revoked_at < {before} LIMIT {Portion} FOR UPDATE SKIP LOCKED)
        DELETE FROM sessions s USING ended WHERE s.id = ended.id
        """,
        cancellation);

    private Task<int> PurgeAnswersAsync(DateTimeOffset before, CancellationToken cancellation) => database.Database.ExecuteSqlAsync(
        $"""
        WITH old AS MATERIALIZED (
            SELECT account_id, key FROM idempotency_records WHERE created_at < {before} ORDER BY created_at LIMIT {Portion} FOR UPDATE SKIP LOCKED)
        DELETE FROM idempotency_records r USING old WHERE r.account_id = old.account_id AND r.key = old.key
        """,
        cancellation);

    private Task<int> PurgePayloadsAsync(DateTimeOffset before, CancellationToken cancellation) => database.Database.ExecuteSqlAsync(
        $"""
        WITH old AS MATERIALIZED (
            SELECT p.print_job_id FROM print_payloads p JOIN print_jobs j ON j.id = p.print_job_id
            WHERE j.created_at < {before} LIMIT {Portion} FOR UPDATE OF p SKIP LOCKED)
        DELETE FROM print_payloads p USING old WHERE p.print_job_id = old.print_job_id
        """,
        cancellation);

    private Task<int> PurgeInvitationsAsync(DateTimeOffset before, CancellationToken cancellation) => database.Database.ExecuteSqlAsync(
        $"""
        WITH old AS MATERIALIZED (
            SELECT id FROM invitations WHERE expires_at < {before} ORDER BY expires_at LIMIT {Portion} FOR UPDATE SKIP LOCKED)
        DELETE FROM invitations i USING old WHERE i.id = old.id
        """,
        cancellation);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Purged {Sessions} ended sessions, {Answers} kept answers, the printer's bytes of {Payloads} jobs and {Invitations} invitations")]
    private static partial void Purged(ILogger logger, int sessions, int answers, int payloads, int invitations);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took out what {Ciphers} old pushes said, and deleted {Pushes} that were older")]
    private static partial void PurgedPushes(ILogger logger, int ciphers, int pushes);
}

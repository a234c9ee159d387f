using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;
using LabelHub.WeChat.Messages;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

/// <summary>What may go out at the moment.</summary>
/// <param name="Purposes">In the column's words.</param>
/// <param name="Limit">1 after an outage, to see whether it is over; else as many as wanted.</param>
public sealed record Traffic(IReadOnlyList<string> Purposes, int Limit);

/// <summary>
/// Keeps all nodes from calling where calls are useless: until midnight when the day's quota is used up, for some
/// minutes when WeChat is away or refuses us. In rows, so that one node's experience is every node's.
/// </summary>
public static class SendBreakers
{
    /// <summary>So many calls without an answer in a row are an outage.</summary>
    public const int FailuresOfAnOutage = 5;

    private const int MaxDoublings = 5;
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Refusal = TimeSpan.FromMinutes(5);
    private static readonly string[] AllPurposes = ["expiry", "report"];

    public static string WordOf(DeliveryPurpose purpose) => purpose == DeliveryPurpose.Expiry ? "expiry" : "report";

    public static async Task<Traffic> ReadAsync(LabelHubContext database, int wanted, DateTimeOffset now, CancellationToken cancellation)
    {
        var breakers = await database.SendBreakers.AsNoTracking().ToListAsync(cancellation);
        var shut = breakers.Where(b => b.OpenUntil > now).Select(b => b.Scope).ToHashSet(StringComparer.Ordinal);
        string[] free = shut.Contains(SendBreaker.All) ? [] : [.. AllPurposes.Where(p => !shut.Contains(p))];
        return new Traffic(free, breakers.Exists(b => b.Failures >= FailuresOfAnOutage) ? 1 : wanted);
    }

    /// <summary>Draws the conclusions from a group of calls, in the transaction that settles them.</summary>
    public static async Task LearnAsync(
        LabelHubContext database, IReadOnlyCollection<AttemptOutcome> outcomes, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var scope in outcomes.Where(o => o.Outcome is SendOutcome.Misconfigured).GroupBy(o => WordOf(o.Attempt.Purpose)))
            await ShutAsync(database, scope.Key, now + Refusal, FailuresOfAnOutage, CodeOf(scope.First().Outcome), cancellation);
        if (outcomes.FirstOrDefault(o => o.Outcome is SendOutcome.QuotaUsedUp) is { } quota)
            await ShutAsync(database, SendBreaker.All, NextMidnight(now), failures: 0, CodeOf(quota.Outcome), cancellation);
        var silent = outcomes.Count(o => o.Outcome is SendOutcome.NotSent or SendOutcome.Unknown);
        if (silent == outcomes.Count)
            await CountAsync(database, Math.Min(silent, FailuresOfAnOutage), now, cancellation);
        foreach (var scope in outcomes.Where(o => o.Outcome is SendOutcome.Sent or SendOutcome.NotSubscribed or SendOutcome.Refused)
            .Select(o => WordOf(o.Attempt.Purpose)).Distinct(StringComparer.Ordinal))
            await ForgetAsync(database, scope, now, cancellation);
    }

    private static string CodeOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Misconfigured refused => FormattableString.Invariant($"{refused.ErrorCode}"),
        SendOutcome.QuotaUsedUp quota => FormattableString.Invariant($"{quota.ErrorCode}"),
        _ => "outage",
    };

    private static DateTimeOffset NextMidnight(DateTimeOffset now) => ShanghaiTime.StartOf(ShanghaiTime.DateOf(now).AddDays(1));

    private static Task<int> ShutAsync(
        LabelHubContext database, string scope, DateTimeOffset until, int failures, string reason, CancellationToken cancellation) =>
        database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO send_breakers AS b (scope, open_until, failures, reason) VALUES ({scope}, {until}, {failures}, {reason})
            ON CONFLICT (scope) DO UPDATE SET open_until = greatest(b.open_until, EXCLUDED.open_until), failures = greatest(b.failures, EXCLUDED.failures), reason = EXCLUDED.reason
            """,
            cancellation);

    /// <summary>From the fifth call without an answer on: a pause that doubles with every five more, to ten minutes.</summary>
    private static Task<int> CountAsync(LabelHubContext database, int silent, DateTimeOffset now, CancellationToken cancellation) =>
        database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO send_breakers AS b (scope, open_until, failures, reason)
            VALUES ({SendBreaker.All}, CASE WHEN {silent} >= {FailuresOfAnOutage} THEN {now + Outage} END, {silent}, 'outage')
            ON CONFLICT (scope) DO UPDATE SET
                failures = least(b.failures + {silent}, 1000000),
                reason = CASE WHEN b.open_until > {now} THEN b.reason ELSE 'outage' END,
                open_until = CASE WHEN b.failures + {silent} >= {FailuresOfAnOutage}
                    THEN greatest(b.open_until, {now} + {Outage} * (2 ^ least((b.failures + {silent} - {FailuresOfAnOutage}) / {FailuresOfAnOutage}, {MaxDoublings})))
                    ELSE b.open_until END
            """,
            cancellation);

    // not what another node has shut meanwhile: only what is over, or never came to a pause
    private static Task<int> ForgetAsync(LabelHubContext database, string scope, DateTimeOffset now, CancellationToken cancellation) =>
        database.Database.ExecuteSqlAsync(
            $"""
            UPDATE send_breakers SET failures = 0, open_until = NULL, reason = ''
            WHERE scope IN ({SendBreaker.All}, {scope}) AND failures > 0 AND (open_until IS NULL OR open_until <= {now})
            """,
            cancellation);
}

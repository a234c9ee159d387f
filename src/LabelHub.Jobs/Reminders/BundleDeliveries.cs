using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Ids;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Reminders;

/// <summary>
/// Puts what people are to be told into messages: one for a person and day. A message that is under way is closed, and
/// what comes after it waits for the next day, as long as saying it then still helps.
/// </summary>
public sealed class BundleDeliveries(LabelHubContext database, TimeProvider time)
{
    /// <summary>Notices in one transaction.</summary>
    public const int Portion = 2000;

    /// <summary>Returns how many notices it put into messages.</summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (QuietHours.NextAllowed(now) > now)
            return 0;
        await RollOverAsync(now, cancellation);
        var (bundled, after) = (0L, Guid.Empty);
        while (true)
        {
            var from = after;
            var (notices, joined) = await Deadlocks.BeginAgainAsync(() => BundleAsync(from, now, cancellation));
            bundled += joined;
            if (notices.Count < Portion)
                return bundled;
            // people come in order; the last one's further notices are still to join the same message
            after = notices.FindLast(n => n.AccountId != notices[^1].AccountId)?.AccountId ?? after;
        }
    }

    private async Task<(List<Waiting> Notices, int Joined)> BundleAsync(Guid after, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        var notices = await WaitingAsync(after, now, cancellation);
        var joined = notices.Count > 0 ? await BundleAsync(notices, now, cancellation) : 0;
        await transaction.CommitAsync(cancellation);
        return (notices, joined);
    }

    /// <summary>What could not go out yesterday goes out today, unless today has its message.</summary>
    private Task<int> RollOverAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = ShanghaiTime.DateOf(now);
        return database.Database.ExecuteSqlAsync(
            $"""
            UPDATE deliveries d SET day = {today}
            WHERE d.id IN (SELECT DISTINCT ON (account_id) id FROM deliveries WHERE state = 'pending' AND day < {today} ORDER BY account_id, day)
              AND d.state = 'pending' AND NOT EXISTS (SELECT 1 FROM deliveries t WHERE t.account_id = d.account_id AND t.day = {today})
            """,
            cancellation);
    }

    private Task<List<Waiting>> WaitingAsync(Guid after, DateTimeOffset now, CancellationToken cancellation) =>
        database.Database.SqlQuery<Waiting>(
            $"""
            SELECT n.reminder_id AS "ReminderId", n.account_id AS "AccountId", r.kind AS "Kind", r.state AS "State", r.due_date AS "DueDate", r.due_time AS "DueTime"
            FROM notices n JOIN reminders r ON r.id = n.reminder_id
            WHERE n.delivery_id IS NULL AND n.ready_at <= {now} AND n.account_id > {after}
            ORDER BY n.account_id, n.reminder_id LIMIT {Portion} FOR UPDATE OF n SKIP LOCKED
            """).ToListAsync(cancellation);

    private async Task<int> BundleAsync(List<Waiting> notices, DateTimeOffset now, CancellationToken cancellation)
    {
        var told = notices.ToLookup(n => n.IsToBeTold(now));
        await DropAsync([.. told[false]], cancellation);
        var people = told[true].GroupBy(n => n.AccountId).ToDictionary(g => g.Key, g => g.ToArray());
        await OpenAsync(people, now, cancellation);
        var open = await OpenDeliveriesAsync([.. people.Keys], cancellation);
        await PostponeAsync([.. people.Where(p => !open.ContainsKey(p.Key)).SelectMany(p => p.Value)], now, cancellation);
        return await JoinAsync([.. people.Where(p => open.ContainsKey(p.Key)).SelectMany(p => p.Value)], open, cancellation);
    }

    /// <summary>A reminder that is settled needs no message; one that is too late to help is skipped.</summary>
    private async Task DropAsync(Waiting[] notices, CancellationToken cancellation)
    {
        if (notices.Length == 0)
            return;
        Guid[] late = [.. notices.Where(n => n.IsDue).Select(n => n.ReminderId).Distinct().Order()];
        await database.Database.ExecuteSqlAsync(
            $"UPDATE reminders SET state = 'skipped', escalate_at = NULL WHERE id = ANY({late}) AND state = 'due'", cancellation);
        Guid[] reminders = [.. notices.Select(n => n.ReminderId)];
        Guid[] accounts = [.. notices.Select(n => n.AccountId)];
        await database.Database.ExecuteSqlAsync(
            $"DELETE FROM notices n USING unnest({reminders}, {accounts}) AS g(r, a) WHERE n.reminder_id = g.r AND n.account_id = g.a",
            cancellation);
    }

    private Task<int> OpenAsync(Dictionary<Guid, Waiting[]> people, DateTimeOffset now, CancellationToken cancellation)
    {
        Guid[] accounts = [.. people.Keys.Order()];
        Guid[] ids = [.. accounts.Select(_ => Guid.CreateVersion7(now))];
        string[] references = [.. accounts.Select(_ => PublicCode.New())];
        return database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO deliveries (id, account_id, day, purpose, state, not_before, dedupe_reference, created_at)
            SELECT g.id, g.account_id, {ShanghaiTime.DateOf(now)}, 'report', 'pending', {now}, g.reference, {now}
            FROM unnest({ids}, {accounts}, {references}) AS g(id, account_id, reference)
            WHERE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.account_id = g.account_id AND d.state = 'pending')
            ON CONFLICT (account_id, day) DO NOTHING
            """,
            cancellation);
    }

    private async Task<Dictionary<Guid, Guid>> OpenDeliveriesAsync(Guid[] accounts, CancellationToken cancellation)
    {
        var rows = await database.Deliveries.FromSql(
            $"SELECT * FROM deliveries WHERE account_id = ANY({accounts}) AND state = 'pending' ORDER BY account_id, day FOR UPDATE")
            .AsNoTracking().ToListAsync(cancellation);
        return rows.GroupBy(d => d.AccountId).ToDictionary(g => g.Key, g => g.First().Id);
    }

    private Task<int> PostponeAsync(Waiting[] notices, DateTimeOffset now, CancellationToken cancellation)
    {
        var tomorrow = ShanghaiTime.At(ShanghaiTime.DateOf(now).AddDays(1), QuietHours.End);
        Guid[] reminders = [.. notices.Select(n => n.ReminderId)];
        Guid[] accounts = [.. notices.Select(n => n.AccountId)];
        return database.Database.ExecuteSqlAsync(
            $"""
            UPDATE notices n SET ready_at = {tomorrow} FROM unnest({reminders}, {accounts}) AS g(r, a)
            WHERE n.reminder_id = g.r AND n.account_id = g.a
            """,
            cancellation);
    }

    private async Task<int> JoinAsync(Waiting[] notices, Dictionary<Guid, Guid> open, CancellationToken cancellation)
    {
        Guid[] reminders = [.. notices.Select(n => n.ReminderId)];
        Guid[] accounts = [.. notices.Select(n => n.AccountId)];
        Guid[] deliveries = [.. notices.Select(n => open[n.AccountId])];
        var joined = await database.Database.ExecuteSqlAsync(
            $"""
            UPDATE notices n SET delivery_id = g.d FROM unnest({reminders}, {accounts}, {deliveries}) AS g(r, a, d)
            WHERE n.reminder_id = g.r AND n.account_id = g.a
            """,
            cancellation);
        Guid[] expiries = [.. notices.Where(n => n.Kind != "reportDue").Select(n => open[n.AccountId]).Distinct()];
        await database.Database.ExecuteSqlAsync($"UPDATE deliveries SET purpose = 'expiry' WHERE id = ANY({expiries})", cancellation);
        return joined;
    }

    /// <summary>A notice with what its reminder says now.</summary>
    private sealed record Waiting(Guid ReminderId, Guid AccountId, string Kind, string State, DateOnly DueDate, short? DueTime)
    {
        public bool IsDue => State == "due";

        public bool IsToBeTold(DateTimeOffset now) => IsDue && new DueSubject(Enum.Parse<ReminderKind>(Kind, ignoreCase: true), DueDate)
        {
            DueTime = DueTime is { } minutes ? TimeOnly.MinValue.AddMinutes(Math.Min((int)minutes, (24 * 60) - 1)) : null,
        }.IsUseful(now);
    }
}

using LabelHub.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LabelHub.Jobs.Messaging;

/// <summary>Takes pending messages for this node, a group at a time; rows that another node is taking are passed over.</summary>
public sealed class ClaimDeliveries(LabelHubContext database, DispatchOptions options, NodeName node, TimeProvider time)
{
    /// <returns>The ids; none while nothing may go out.</returns>
    public async Task<Guid[]> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (options.Allowed(now) > now)
            return [];
        var traffic = await SendBreakers.ReadAsync(database, options.Group, now, cancellation);
        if (traffic.Purposes.Count == 0)
            return [];
        try
        {
            return await ClaimAsync(traffic, now, cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // another node took a message of the same person in the same instant: next time then
            return [];
        }
    }

    /// <summary>One message a person, and none while the fate of another may still be learned.</summary>
    private async Task<Guid[]> ClaimAsync(Traffic traffic, DateTimeOffset now, CancellationToken cancellation)
    {
        string[] purposes = [.. traffic.Purposes];
        var rows = await database.Database.SqlQuery<Guid>(
            $"""
            WITH due AS MATERIALIZED (
                SELECT id, account_id FROM deliveries d
                WHERE state = 'pending' AND not_before <= {now} AND purpose = ANY({purposes})
                  AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.account_id = d.account_id
                      AND (o.state IN ('claimed', 'sending') OR (o.state = 'unknown' AND o.concluded_at IS NULL)))
                ORDER BY not_before LIMIT {traffic.Limit} FOR UPDATE SKIP LOCKED),
            one AS (SELECT DISTINCT ON (account_id) id FROM due ORDER BY account_id, id)
            UPDATE deliveries d SET state = 'claimed', lease_owner = {node.Name}, lease_until = {now + options.Lease}
            FROM one WHERE d.id = one.id
            RETURNING d.id AS "Value"
            """).ToListAsync(cancellation);
        return [.. rows];
    }
}

/// <summary>This node, as leases name it: another start on the same machine is another node.</summary>
public sealed record NodeName(string Name)
{
    public static NodeName New() => new(FormattableString.Invariant($"{Environment.ProcessId}-{Guid.NewGuid():N}"));
}

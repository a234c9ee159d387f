using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Messaging;

/// <summary>Consents are read to be changed: locked, made where there was none, and written back as a group.</summary>
public static class Consents
{
    /// <summary>
    /// Locks rows until the transaction's end, always in the same order, so that two who do so never wait for each other.
    /// What is changed about them counts when it is saved.
    /// </summary>
    public static async Task<Dictionary<(Guid AccountId, string TemplateId), Consent>> LockAsync(
        LabelHubContext context, IReadOnlyCollection<(Guid AccountId, string TemplateId)> wanted, CancellationToken cancellation)
    {
        context.RequireTransaction();
        if (wanted.Count == 0)
            return [];
        var (accounts, templates) = (wanted.Select(w => w.AccountId).ToArray(), wanted.Select(w => w.TemplateId).ToArray());
        // an update that changes nothing, so that one statement makes, locks and reads
        var rows = await context.Consents.FromSql(
            $"""
            INSERT INTO consents AS c (account_id, template_id, confirmed, provisional, awaited, unreported)
            SELECT account_id, template_id, 0, 0, 0, 0
            FROM (SELECT DISTINCT account_id, template_id FROM unnest({accounts}, {templates}) AS w (account_id, template_id) ORDER BY 1, 2) AS w
            ON CONFLICT (account_id, template_id) DO UPDATE SET confirmed = c.confirmed
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellation);
        return rows.ToDictionary(c => (c.AccountId, c.TemplateId));
    }

    /// <summary>Writes rows that were locked in this transaction, as they stand.</summary>
    public static async Task SaveAsync(LabelHubContext context, IReadOnlyCollection<Consent> consents, CancellationToken cancellation)
    {
        context.RequireTransaction();
        if (consents.Count == 0)
            return;
        Guid[] accounts = [.. consents.Select(c => c.AccountId)];
        string[] templates = [.. consents.Select(c => c.TemplateId)];
        int[] confirmed = [.. consents.Select(c => c.Confirmed)];
        int[] provisional = [.. consents.Select(c => c.Provisional)];
        int[] awaited = [.. consents.Select(c => c.Awaited)];
        int[] unreported = [.. consents.Select(c => c.Unreported)];
        DateTimeOffset?[] confirmations = [.. consents.Select(c => c.ConfirmedAt)];
        DateTimeOffset?[] rejections = [.. consents.Select(c => c.RejectedAt)];
        await context.Database.ExecuteSqlAsync(
            $"""
            UPDATE consents c SET confirmed = g.confirmed, provisional = g.provisional, awaited = g.awaited, unreported = g.unreported,
                confirmed_at = g.confirmed_at, rejected_at = g.rejected_at
            FROM unnest({accounts}, {templates}, {confirmed}, {provisional}, {awaited}, {unreported}, {confirmations}, {rejections})
                AS g(account_id, template_id, confirmed, provisional, awaited, unreported, confirmed_at, rejected_at)
            WHERE c.account_id = g.account_id AND c.template_id = g.template_id
            """,
            cancellation);
    }
}

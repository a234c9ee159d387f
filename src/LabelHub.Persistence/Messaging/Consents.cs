using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Messaging;

/// <summary>Consents are read to be changed: locked, and made where there was none.</summary>
public static class Consents
{
    /// <summary>Locks a person's row for one template until the transaction's end.</summary>
    public static async Task<Consent> LockAsync(LabelHubContext context, Guid accountId, string templateId, CancellationToken cancellation) =>
        (await LockAsync(context, [(accountId, templateId)], cancellation))[(accountId, templateId)];

    /// <summary>Locks many rows, always in the same order, so that two who do so never wait for each other.</summary>
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
            """).ToListAsync(cancellation);
        return rows.ToDictionary(c => (c.AccountId, c.TemplateId));
    }
}

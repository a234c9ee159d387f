using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Reminders;

/// <summary>What the subjects of reminders are called, also of those that were deleted since.</summary>
public static class SubjectTitles
{
    private const string Unnamed = "（未命名）";

    /// <summary>The titles by kind and subject.</summary>
    /// <param name="context">Where.</param>
    /// <param name="subjects">A page or a message full of them.</param>
    /// <param name="withNames">Whether people may be named: inside the app yes, in a message that a locked screen shows no.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyDictionary<(ReminderKind Kind, Guid SubjectId), string>> LoadAsync(
        LabelHubContext context, IReadOnlyCollection<(ReminderKind Kind, Guid SubjectId)> subjects,
        bool withNames, CancellationToken cancellation)
    {
        Dictionary<(ReminderKind, Guid), string> titles = [];
        foreach (var kind in subjects.Distinct().GroupBy(s => s.Kind))
        {
            Guid[] ids = [.. kind.Select(s => s.SubjectId)];
            foreach (var (id, title) in await OfKindAsync(context, kind.Key, ids, withNames, cancellation))
                titles[(kind.Key, id)] = title;
        }

        return titles;
    }

    private static async Task<IEnumerable<(Guid Id, string Title)>> OfKindAsync(
        LabelHubContext context, ReminderKind kind, Guid[] ids, bool withNames, CancellationToken cancellation)
    {
        switch (kind)
        {
            case ReminderKind.BatchExpiry:
                var batches = await (from batch in context.Batches
                                     where ids.Contains(batch.Id)
                                     join version in context.ProductVersions
                                         on new { batch.ProductId, Version = batch.ProductVersion }
                                             equals new { version.ProductId, version.Version }
                                     select new { batch.Id, batch.BatchNumber, version.Content }).ToListAsync(cancellation);
                return batches.Select(b => (b.Id, $"{StoredLabel.FoodName(b.Content) ?? Unnamed}（批号 {b.BatchNumber}）"));
            case ReminderKind.RegistrationCertificate:
                var workshops = await context.Workshops.Where(w => ids.Contains(w.Id)).Select(w => new { w.Id, w.AuthorizationKind })
                    .ToListAsync(cancellation);
                return workshops.Select(w => (w.Id, PaperOf(w.AuthorizationKind)));
            case ReminderKind.ReportDue:
                var schedules = await context.ReportSchedules.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Title })
                    .ToListAsync(cancellation);
                return schedules.Select(s => (s.Id, s.Title));
            case ReminderKind.RuleChange:
                var products = await (from product in context.Products
                                      where ids.Contains(product.Id)
                                      join version in context.ProductVersions
                                          on new { ProductId = product.Id, Version = product.CurrentVersion }
                                              equals new { version.ProductId, version.Version }
                                      select new { product.Id, version.Content }).ToListAsync(cancellation);
                return products.Select(p => (p.Id, StoredLabel.FoodName(p.Content) ?? Unnamed));
            default:
                var papers = await context.Credentials.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Kind, c.Holder })
                    .ToListAsync(cancellation);
                return papers.Select(
                    c => (c.Id, withNames && c.Holder is { Length: > 0 } holder ? $"{holder}的{PaperOf(c.Kind)}" : PaperOf(c.Kind)));
        }
    }

    private static string PaperOf(AuthorizationKind kind) => kind switch
    {
        AuthorizationKind.RegistrationCertificate => "小作坊登记证",
        AuthorizationKind.Licence => "小作坊许可证",
        AuthorizationKind.ProductionPermit => "准许生产证",
        _ => "小作坊备案",
    };

    private static string PaperOf(CredentialKind kind) => kind switch
    {
        CredentialKind.HealthCertificate => "健康证",
        CredentialKind.ScaleVerification => "秤的检定",
        _ => "检验报告",
    };
}

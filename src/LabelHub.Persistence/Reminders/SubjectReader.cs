using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Mapping;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Reminders;

/// <summary>Reads what has a due date from the tables it lives in.</summary>
internal sealed class SubjectReader(LabelChecker checker, WorkCalendar calendar)
{
    /// <summary>The facts of those of the ids that exist.</summary>
    public Task<List<SubjectFacts>> ReadAsync(
        LabelHubContext context, ReminderKind kind, IReadOnlyCollection<Guid> ids,
        DateOnly today, CancellationToken cancellation) => kind switch
    {
        ReminderKind.BatchExpiry => BatchesAsync(context, ids, cancellation),
        ReminderKind.RegistrationCertificate => WorkshopsAsync(context, ids, cancellation),
        ReminderKind.ReportDue => SchedulesAsync(context, ids, today, cancellation),
        ReminderKind.RuleChange => ProductsAsync(context, ids, today, cancellation),
        _ => CredentialsAsync(context, kind, ids, cancellation),
    };

    private static async Task<List<SubjectFacts>> BatchesAsync(
        LabelHubContext context, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var rows = await context.Batches.AsNoTracking().Where(b => ids.Contains(b.Id))
            .Select(b => new { b.Id, b.WorkshopId, b.State, b.ProductionDate, b.ExpiryDate, b.ExpiryTime }).ToListAsync(cancellation);
        return [.. rows.Select(b => new SubjectFacts(
            b.Id,
            b.WorkshopId,
            ReminderAudience.Workshop,
            b.State == BatchState.Active && b.ExpiryDate is { } expiry
                ? new DueSubject(ReminderKind.BatchExpiry, expiry) { DueTime = b.ExpiryTime, StartsOn = b.ProductionDate }
                : null))];
    }

    private async Task<List<SubjectFacts>> WorkshopsAsync(
        LabelHubContext context, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var rows = await context.Workshops.AsNoTracking().Where(w => ids.Contains(w.Id)).ToListAsync(cancellation);
        return [.. rows.Select(w => new SubjectFacts(
            w.Id,
            w.Id,
            ReminderAudience.Workshop,
            w.AuthorizationValidUntil is { } end
                ? new DueSubject(ReminderKind.RegistrationCertificate, end) { RenewDaysBefore = RenewalLine(w) }
                : null))];
    }

    /// <summary>The pack's line is that of the paper the pack names; another paper has none that was read.</summary>
    private int? RenewalLine(Workshop workshop)
    {
        if (!checker.Rules.Knows(workshop.Jurisdiction) || checker.Rules.CertificateOf(workshop.Jurisdiction) is not { } terms)
            return null;
        return terms.Kind.ToString() == workshop.AuthorizationKind.ToString() ? terms.RenewDaysBefore : null;
    }

    private static async Task<List<SubjectFacts>> CredentialsAsync(
        LabelHubContext context, ReminderKind kind, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var rows = await context.Credentials.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation);
        return [.. rows.Select(c => new SubjectFacts(
            c.Id, c.WorkshopId, ReminderAudience.Workshop, c.DeletedAt is null && c.ValidUntil is { } end ? new DueSubject(kind, end) : null))];
    }

    private async Task<List<SubjectFacts>> SchedulesAsync(
        LabelHubContext context, IReadOnlyCollection<Guid> ids, DateOnly today, CancellationToken cancellation)
    {
        var kind = CamelCaseText<ReminderKind>.Word(ReminderKind.ReportDue);
        var rows = await context.ReportSchedules.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellation);
        // a return that was acknowledged is done: its period needs no further word
        var done = await context.Reminders.AsNoTracking()
            .Where(r => r.Kind == ReminderKind.ReportDue
                && ids.Contains(r.SubjectId)
                && r.State == ReminderState.Acknowledged
                && r.DueDate >= today)
            .GroupBy(r => r.SubjectId).Select(g => new { g.Key, Last = g.Max(r => r.DueDate) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, cancellation);
        return [.. rows.Select(s => FactsOf(s, done.TryGetValue(s.Id, out var last) ? last.AddDays(1) : today))];
    }

    private SubjectFacts FactsOf(ReportSchedule schedule, DateOnly from)
    {
        var period = new ReportPeriod(schedule.DayOfMonth, schedule.FromMonth, schedule.UntilMonth, schedule.RollBackToWorkday);
        DueSubject? On(DateOnly day) => period.FirstOnOrAfter(day, calendar) is { } due
            ? new DueSubject(ReminderKind.ReportDue, due) { LeadDays = schedule.LeadDays }
            : null;
        return new SubjectFacts(schedule.Id, schedule.WorkshopId, schedule.Audience, schedule.DeletedAt is null ? On(from) : null)
        {
            ContactId = schedule.ContactAccountId,
            After = schedule.DeletedAt is null ? day => On(day.AddDays(1)) is { } due ? (due, null) : null : null,
        };
    }

    private async Task<List<SubjectFacts>> ProductsAsync(
        LabelHubContext context, IReadOnlyCollection<Guid> ids, DateOnly today, CancellationToken cancellation)
    {
        var rows = await (from product in context.Products
                          where ids.Contains(product.Id)
                          join version in context.ProductVersions
                              on new { ProductId = product.Id, Version = product.CurrentVersion }
                                  equals new { version.ProductId, version.Version }
                          join workshop in context.Workshops on product.WorkshopId equals workshop.Id
                          select new { product.Id, product.DeletedAt, version.Content, workshop }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => FactsOf(r.Id, r.DeletedAt is null ? StoredLabel.QueryOf(r.Content, r.workshop) : null, r.workshop, today)),
        ];
    }

    private SubjectFacts FactsOf(Guid productId, Func<DateOnly, LabelCheckQuery>? label, Workshop workshop, DateOnly today)
    {
        (DueSubject Due, string? Note)? After(DateOnly day) =>
            label is not null && RuleChange.Next(checker, label, workshop.Jurisdiction, day) is { } change
                ? (new DueSubject(ReminderKind.RuleChange, change.From), change.Note)
                : null;
        var next = After(today);
        return new SubjectFacts(productId, workshop.Id, ReminderAudience.Workshop, next?.Due) { Note = next?.Note, After = After };
    }
}

using LabelHub.Domain.Checks;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Reminders;

/// <summary>
/// Keeps watches and reminders true. Every change goes through the lock of the subject's watch, and every reminder has
/// a unique key: looking twice, late or on two nodes at once brings about the same rows.
/// </summary>
public sealed class ReminderBook(LabelChecker checker, WorkCalendar calendar)
{
    /// <summary>The edition of watches whose facts have changed and that a job plans again.</summary>
    public const string Marked = "";

    private readonly SubjectReader _subjects = new(checker, calendar);

    /// <summary>By which rules and calendar watches are planned; those of another edition are planned again.</summary>
    public string EditionOf(ReminderKind kind) =>
        kind is ReminderKind.RegistrationCertificate or ReminderKind.RuleChange ? checker.Edition : calendar.Edition;

    /// <summary>
    /// Looks at a subject that was added, changed or removed, in the transaction that did it and after it was saved:
    /// what fell due is there with the change, what lost its reason is cancelled.
    /// </summary>
    public Task RefreshAsync(
        LabelHubContext context, ReminderKind kind, Guid subjectId, DateTimeOffset now, CancellationToken cancellation) =>
        RefreshAsync(context, kind, [subjectId], now, cancellation);

    /// <inheritdoc cref="RefreshAsync(LabelHubContext, ReminderKind, Guid, DateTimeOffset, CancellationToken)"/>
    public async Task RefreshAsync(
        LabelHubContext context, ReminderKind kind, IReadOnlyCollection<Guid> subjectIds,
        DateTimeOffset now, CancellationToken cancellation)
    {
        context.RequireTransaction();
        // the lock first, the facts after it: whoever held it has committed what it did
        var watches = await LockAsync(context, kind, subjectIds, cancellation);
        var facts = await _subjects.ReadAsync(context, kind, subjectIds, ShanghaiTime.DateOf(now), cancellation);
        SubjectPlan[] plans = [.. facts.OrderBy(f => f.SubjectId).Select(f =>
            SubjectPlan.Make(kind, f, watches.GetValueOrDefault(f.SubjectId), EditionOf(kind), calendar, now))];
        await ReminderWriter.CancelAsync(context, plans, ShanghaiTime.DateOf(now), cancellation);
        await ReminderWriter.WriteAsync(context, plans, now, cancellation);
    }

    /// <summary>Leaves it to the job to plan again what a workshop has of a kind; for changes that touch more than a request can look at.</summary>
    public static Task<int> MarkForReplanningAsync(
        LabelHubContext context, ReminderKind kind, Guid workshopId, CancellationToken cancellation) =>
        context.Watches.Where(w => w.WorkshopId == workshopId && w.Kind == kind)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.PlanEdition, Marked), cancellation);

    /// <summary>
    /// Turns a portion of what has fallen due into reminders, in a transaction of its own. Returns
    /// how many subjects it looked at.
    /// </summary>
    public async Task<int> LookAsync(LabelHubContext context, int portion, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var watches = await context.Watches.FromSql(
            $"SELECT * FROM watches WHERE next_at <= {now} ORDER BY next_at LIMIT {portion} FOR UPDATE SKIP LOCKED")
            .AsNoTracking().ToListAsync(cancellation);
        List<SubjectPlan> plans = new(watches.Count);
        foreach (var kind in watches.GroupBy(w => w.Kind))
        {
            var recurring = await RecurringAsync(context, kind.Key, kind, now, cancellation);
            plans.AddRange(kind.Select(w => SubjectPlan.Make(w.Kind, FactsOf(w, recurring), w, w.PlanEdition, calendar, now)));
        }

        await ReminderWriter.WriteAsync(context, plans, now, cancellation);
        await transaction.CommitAsync(cancellation);
        return watches.Count;
    }

    /// <summary>What the row itself does not hold: how a return or a change of rules goes on.</summary>
    private async Task<Dictionary<Guid, SubjectFacts>> RecurringAsync(
        LabelHubContext context, ReminderKind kind, IEnumerable<Watch> watches, DateTimeOffset now, CancellationToken cancellation)
    {
        if (kind is not (ReminderKind.ReportDue or ReminderKind.RuleChange))
            return [];
        var facts = await _subjects.ReadAsync(context, kind, [.. watches.Select(w => w.SubjectId)], ShanghaiTime.DateOf(now), cancellation);
        return facts.ToDictionary(f => f.SubjectId);
    }

    private static SubjectFacts FactsOf(Watch watch, Dictionary<Guid, SubjectFacts> recurring)
    {
        var more = recurring.GetValueOrDefault(watch.SubjectId);
        var due = new DueSubject(watch.Kind, watch.DueDate!.Value)
        {
            DueTime = watch.DueTime,
            StartsOn = watch.StartsOn,
            RenewDaysBefore = watch.RenewDaysBefore,
            LeadDays = more?.Due?.LeadDays ?? [],
        };
        return new SubjectFacts(watch.SubjectId, watch.WorkshopId, watch.Audience, due)
        {
            Note = watch.Note, ContactId = more?.ContactId, After = more?.After,
        };
    }

    private static async Task<Dictionary<Guid, Watch>> LockAsync(
        LabelHubContext context, ReminderKind kind, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        Guid[] sorted = [.. ids];
        var word = CamelCaseText<ReminderKind>.Word(kind);
        var rows = await context.Watches.FromSql(
            $"SELECT * FROM watches WHERE kind = {word} AND subject_id = ANY({sorted}) ORDER BY subject_id FOR UPDATE")
            .AsNoTracking().ToListAsync(cancellation);
        return rows.ToDictionary(w => w.SubjectId);
    }
}

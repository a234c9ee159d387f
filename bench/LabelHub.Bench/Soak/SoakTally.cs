using System.Globalization;
using System.Text.Json;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Reminders;
using LabelHub.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Bench.Soak;

/// <summary>What came of it: our rows beside the fake's ledger.</summary>
internal sealed class SoakTally(SoakCluster cluster)
{
    private static readonly DeliveryEvidence?[] Proofs = [DeliveryEvidence.Answer, DeliveryEvidence.SentEvent, DeliveryEvidence.GrantArithmetic];
    private readonly DateTimeOffset _now = cluster.Clock.GetUtcNow();

    /// <returns>How much of it must not be.</returns>
    public async Task<int> PrintAsync()
    {
        await using var context = cluster.Database.CreateContext();
        var reminders = await context.Reminders.AsNoTracking().ToListAsync();
        var notices = await context.Notices.AsNoTracking().ToListAsync();
        var deliveries = await context.Deliveries.AsNoTracking().ToListAsync();
        var report = await cluster.WeChat.ReadReportAsync();
        var arrived = report.GetProperty("byReminder").EnumerateObject()
            .ToDictionary(r => r.Name, r => r.Value.GetInt32(), StringComparer.Ordinal);
        var lies = await LiedAboutAsync();
        Say($"reminders: {reminders.Count} fell due ({By(reminders, r => r.State)})");
        Say($"messages: {deliveries.Count} ({By(deliveries, d => d.State)})");
        Say($"sent, by proof: {By(deliveries.Where(d => d.State == DeliveryState.Sent), d => d.Evidence)}");
        Say($"at WeChat: {arrived.Values.Sum()} arrived in {Number(report, "sendCalls")} calls");
        Say($"at most {Number(report, "parallelPerOpenidMax")} at once to one person; {Number(report, "faults")} faults; pushes {report.GetProperty("pushes").GetRawText()}");
        return Duplicates(deliveries, arrived, lies) + Lost(reminders, notices, deliveries, arrived) + await NeverDueAsync(context, reminders);
    }

    /// <summary>Twice is allowed to what was sent once more in doubt and is counted as such; nothing else, but after a lie.</summary>
    private static int Duplicates(List<Delivery> deliveries, Dictionary<string, int> arrived, HashSet<string> lies)
    {
        var more = deliveries.Where(d => arrived.GetValueOrDefault(d.DedupeReference) > 1).ToList();
        var lied = more.Where(d => lies.Contains(d.DedupeReference)).ToList();
        var allowed = more.Except(lied).Intersect(deliveries.AsQueryable().PossiblyTwice()).Where(d => arrived[d.DedupeReference] == 2).ToList();
        var beyond = more.Except(lied).Except(allowed).ToList();
        Say(
            $"arrived more than once: {more.Count}; {lied.Count} that WeChat had denied, {allowed.Count} sent once more in doubt (of {deliveries.AsQueryable().PossiblyTwice().Count()} that may have), {beyond.Count} beyond policy");
        foreach (var delivery in beyond)
            Say($"  {delivery.DedupeReference} {delivery.Purpose} {arrived[delivery.DedupeReference]} times, {delivery.Evidence}");
        return beyond.Count;
    }

    private int Lost(List<Reminder> reminders, List<Notice> notices, List<Delivery> deliveries, Dictionary<string, int> arrived)
    {
        var byReminder = notices.ToLookup(n => n.ReminderId);
        var due = reminders.Where(r => r.State == ReminderState.Due).ToList();
        var inDoubt = deliveries.Count(d => d is { State: DeliveryState.Unknown, ConcludedAt: null });
        var unknown = deliveries.Count(d => d.State == DeliveryState.Unknown) - inDoubt;
        var notHandedOn = deliveries.Count(d => d.IsToBeHandedOn);
        var open = deliveries.Count(d => d.State is DeliveryState.Pending or DeliveryState.Claimed or DeliveryState.Sending);
        var untold = due.Count(r => !byReminder[r.Id].Any());
        var later = notices.ToLookup(n => n.DeliveryId is null ? n.ReadyAt > _now : (bool?)null);
        var (tomorrow, waiting) = (later[true].Count(), later[false].Count());
        var unproved = deliveries.Where(d => d.State == DeliveryState.Sent && !(Proofs.Contains(d.Evidence) && arrived.ContainsKey(d.DedupeReference))).ToList();
        var stuck = deliveries.Count(d => d.State is DeliveryState.Failed or DeliveryState.NotSubscribed);
        Say($"visibly not reached for certain: {stuck} failed or not subscribed, {unknown} unknown; {notHandedOn} of them that the next contact should have been told");
        Say($"left: {inDoubt} in doubt, {open} under way, {waiting} waiting for a message; {tomorrow} are for the person's next day");
        Say($"lost: {untold} due and told to nobody, {unproved.Count} called sent that did not arrive");
        foreach (var delivery in unproved)
            Say($"  {delivery.DedupeReference} {delivery.Purpose} {delivery.Evidence}, {delivery.Attempts} attempts");
        return inDoubt + notHandedOn + open + waiting + untold + unproved.Count;
    }

    /// <summary>What should have fallen due by the subjects themselves, and is no row.</summary>
    private async Task<int> NeverDueAsync(LabelHubContext context, List<Reminder> reminders)
    {
        var (now, calendar) = (_now, WorkCalendar.Compile(RuleFiles.ReadAll()));
        var rows = reminders.Where(r => r.State != ReminderState.Cancelled).Select(r => (r.SubjectId, r.DueDate, r.Stage)).ToHashSet();
        // acknowledging a return ends its period: no later stage of it is to come
        var ended = reminders.Where(r => r.Kind == ReminderKind.ReportDue && r.State == ReminderState.Acknowledged).Select(r => (r.SubjectId, r.DueDate)).ToHashSet();
        var papers = await context.Credentials.AsNoTracking().Where(c => c.DeletedAt == null).ToListAsync();
        var batches = await context.Batches.AsNoTracking().Where(b => b.State == BatchState.Active && b.ExpiryDate != null).ToListAsync();
        var schedules = await context.ReportSchedules.AsNoTracking().Where(s => s.DeletedAt == null).ToListAsync();
        var today = ShanghaiTime.DateOf(now);
        IEnumerable<(Guid Id, DueSubject Due)> subjects =
        [
            .. papers.Select(c => (c.Id, new DueSubject(ReminderKind.HealthCertificate, c.ValidUntil!.Value))),
            .. batches.Select(b => (b.Id, new DueSubject(ReminderKind.BatchExpiry, b.ExpiryDate!.Value) { StartsOn = b.ProductionDate })),
            .. schedules.Where(s => s.DayOfMonth == today.Day)
                .Select(s => (s.Id, new DueSubject(ReminderKind.ReportDue, today) { LeadDays = s.LeadDays })),
        ];
        var missing = subjects.Count(s => s.Due.IsUseful(now)
            && Stages.Of(s.Due, calendar).LastOrDefault(stage => stage.At <= now) is { Key: { } key }
            && !rows.Contains((s.Id, s.Due.DueDate, key)) && !ended.Contains((s.Id, s.Due.DueDate)));
        Say($"lost: {missing} of {subjects.Count()} subjects whose latest stage is no row");
        return missing;
    }

    private async Task<HashSet<string>> LiedAboutAsync()
    {
        var calls = await cluster.WeChat.ReadLedgerAsync("subscribe/send");
        return [.. calls.Where(c => c.GetProperty("fault").GetString() == SoakFaults.Lie)
            .Select(c => c.GetProperty("parameters").GetProperty("page").GetString()!)
            .Select(page => page[(page.IndexOf("r=", StringComparison.Ordinal) + 2)..])];
    }

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private static string By<T>(IEnumerable<T> rows, Func<T, object?> key)
    {
        var groups = rows.GroupBy(r => JsonNamingPolicy.CamelCase.ConvertName(key(r)?.ToString() ?? "none")).OrderByDescending(g => g.Count());
        return string.Join(", ", groups.Select(g => $"{g.Count()} {g.Key}"));
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

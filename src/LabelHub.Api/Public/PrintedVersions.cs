using LabelHub.Api.Features.Batches;
using LabelHub.Domain.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Printing;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace LabelHub.Api.Public;

/// <summary>One wording of a batch's label that left the printer.</summary>
/// <param name="ContentHash">Of its newest snapshot.</param>
/// <param name="FoodName">As printed.</param>
/// <param name="Lines">As printed.</param>
/// <param name="FirstPrintedAt">When labels of it were first printed.</param>
/// <param name="LastPrintedAt">When last.</param>
/// <param name="Certain">False where no phone said yet what came out: it may have been printed.</param>
/// <param name="Changes">What is different from the wording before, in plain words.</param>
public sealed record PrintedVersion(
    string ContentHash,
    string FoodName,
    IReadOnlyList<PrintedLine> Lines,
    DateTimeOffset FirstPrintedAt,
    DateTimeOffset LastPrintedAt,
    bool Certain,
    IReadOnlyList<string> Changes);

/// <summary>What was really printed of a batch. Whoever holds a pack finds its words here, whatever was changed later.</summary>
public static class PrintedVersions
{
    /// <summary>More wordings of one batch than this are cut at the old end.</summary>
    private const int Max = 50;

    private static readonly NpgsqlRange<int> AnyBytes = new(0, lowerBoundIsInclusive: true, int.MaxValue, upperBoundIsInclusive: false);

    /// <summary>
    /// The wordings, the newest first. A job counts once its payload was wholly fetched or the phone says that labels came out;
    /// one of which the phone does not know counts with any byte that was fetched; one that failed counts only with labels that came out, or when it was fetched once more afterwards.
    /// </summary>
    public static async Task<IReadOnlyList<PrintedVersion>> ReadAsync(LabelHubContext database, Guid batchId, CancellationToken cancellation)
    {
        var printed = await (from jobs in database.PrintJobs
                                 .Where(j => j.BatchId == batchId && (
                                     j.State == PrintJobState.Sent
                                     || (j.State == PrintJobState.Unknown && j.Fetched.Overlaps(AnyBytes))
                                     || (j.State == PrintJobState.Printed && j.Printed != 0)
                                     || (j.State == PrintJobState.Failed && (j.Printed > 0 || j.SentAt > j.ConcludedAt))))
                                 .GroupBy(j => j.SnapshotId)
                                 .Select(g => new
                                 {
                                     SnapshotId = g.Key,
                                     First = g.Min(j => j.SentAt ?? j.ConcludedAt ?? j.CreatedAt),
                                     Last = g.Max(j => j.SentAt ?? j.ConcludedAt ?? j.CreatedAt),
                                     LastJob = g.Max(j => j.CreatedAt),
                                     Certain = g.Max(j => j.State == PrintJobState.Printed || (j.State == PrintJobState.Failed && j.Printed > 0) ? 1 : 0),
                                 })
                             join snapshot in database.LabelSnapshots on jobs.SnapshotId equals snapshot.Id
                             orderby jobs.Last descending, jobs.LastJob descending, snapshot.Id descending
                             select new { jobs.First, jobs.Last, jobs.Certain, snapshot.Content, snapshot.ContentHash })
                             .Take(Max).AsNoTracking().ToListAsync(cancellation);
        var versions = new List<PrintedVersion>(printed.Count);
        foreach (var row in printed)
        {
            var content = SnapshotContent.FromJson(row.Content);
            var version = new PrintedVersion(
                Convert.ToHexStringLower(row.ContentHash), content.FoodName, content.Lines,
                ShanghaiTime.Of(row.First), ShanghaiTime.Of(row.Last), row.Certain == 1, []);
            // two snapshots with the same words, such as with another address in the code, are one wording
            var same = versions.FindIndex(v => v.FoodName == version.FoodName && v.Lines.SequenceEqual(version.Lines));
            if (same < 0)
                versions.Add(version);
            else
                versions[same] = versions[same] with
                {
                    FirstPrintedAt = Earlier(versions[same].FirstPrintedAt, version.FirstPrintedAt),
                    Certain = versions[same].Certain || version.Certain,
                };
        }

        return [.. versions.Select((v, i) => i + 1 < versions.Count ? v with { Changes = LabelChanges.Between(versions[i + 1], v) } : v)];
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>The differences of two wordings of a label, in plain Chinese.</summary>
public static class LabelChanges
{
    private const string NameCaption = "食品名称";

    public static IReadOnlyList<string> Between(PrintedVersion before, PrintedVersion after)
    {
        var (old, now) = (Keyed(before), Keyed(after));
        return
        [
            .. now.Where(n => old.TryGetValue(n.Key, out var text) && text != n.Value)
                .Select(n => $"{n.Key.Caption}由“{old[n.Key]}”改成“{n.Value}”"),
            .. now.Where(n => !old.ContainsKey(n.Key)).Select(n => "多了" + Quoted(n)),
            .. old.Where(o => !now.ContainsKey(o.Key)).Select(o => "少了" + Quoted(o)),
        ];
    }

    // lines without a caption are words of their own; captions may stand twice
    private static Dictionary<(string Caption, int Nth), string> Keyed(PrintedVersion version)
    {
        var lines = new Dictionary<(string, int), string> { [(NameCaption, 0)] = version.FoodName };
        foreach (var line in version.Lines)
        {
            var caption = line.Caption.Length > 0 ? line.Caption : line.Text;
            var nth = 0;
            while (!lines.TryAdd((caption, nth), line.Text))
                nth++;
        }

        return lines;
    }

    private static string Quoted(KeyValuePair<(string Caption, int Nth), string> line) =>
        line.Key.Caption == line.Value ? $"“{line.Value}”" : $"“{line.Key.Caption}：{line.Value}”";
}

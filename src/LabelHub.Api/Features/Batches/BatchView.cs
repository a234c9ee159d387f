using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Products;
using LabelHub.Api.Public;
using LabelHub.Domain.Checks;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Printing;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Batches;

/// <summary>A batch as the contract writes it.</summary>
/// <remarks>
/// <c>made</c>: The quantity once more, beside what was printed of it.
/// <c>printed</c>: Labels that came out right, as far as phones said.
/// <c>spoiled</c>: Labels that were spoilt, as far as phones said.
/// <c>confirmed</c>: What its maker was asked about and confirmed.
/// <c>findings</c>: Of the label's check; null where it was not checked for this answer.
/// </remarks>
public sealed record BatchView(
    string Id,
    string WorkshopId,
    string ProductId,
    int ProductVersion,
    string BatchNumber,
    DateOnly ProductionDate,
    TimeOnly? ProductionTime,
    DateOnly? ExpiryDate,
    TimeOnly? ExpiryTime,
    int? Quantity,
    string TraceCode,
    string TraceUrl,
    BatchState State,
    string? FoodName,
    DateTimeOffset CreatedAt,
    int? Made,
    int Printed,
    int Spoiled,
    IReadOnlyList<string> Confirmed,
    IReadOnlyList<FindingView>? Findings)
{
    public static BatchView Of(Batch batch, ProductContent content, BatchCounts counts, PublicAddress address, LabelCheck? check = null) => new(
        PublicId.Format(IdKinds.Batch, batch.Id),
        PublicId.Format(IdKinds.Workshop, batch.WorkshopId),
        PublicId.Format(IdKinds.Product, batch.ProductId),
        batch.ProductVersion,
        batch.BatchNumber,
        batch.ProductionDate,
        batch.ProductionTime,
        batch.ExpiryDate,
        batch.ExpiryTime,
        batch.Quantity,
        batch.TraceCode,
        address.Trace(batch.TraceCode),
        batch.State,
        content.FoodName,
        AsKept(batch.CreatedAt),
        batch.Quantity,
        counts.Printed,
        counts.Spoiled,
        batch.Confirmed,
        check is null ? null : FindingView.Of(check.Findings));

    // the same before and after the database, which keeps whole microseconds
    private static DateTimeOffset AsKept(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}

/// <summary>The labels of a batch, as far as phones said what came out.</summary>
public sealed record BatchCounts(int Printed, int Spoiled)
{
    public static readonly BatchCounts None = new(0, 0);

    /// <summary>Of each of some batches; a job that printed without saying how many printed all of its copies.</summary>
    public static async Task<Dictionary<Guid, BatchCounts>> ReadAsync(
        LabelHubContext database, IReadOnlyCollection<Guid> batchIds, CancellationToken cancellation) =>
        await database.PrintJobs.Where(j => batchIds.Contains(j.BatchId)).GroupBy(j => j.BatchId)
            .Select(g => new
            {
                g.Key,
                Printed = g.Sum(j => j.Printed ?? (j.State == PrintJobState.Printed ? j.Copies - (j.Spoiled ?? 0) : 0)),
                Spoiled = g.Sum(j => j.Spoiled ?? 0),
            })
            .ToDictionaryAsync(c => c.Key, c => new BatchCounts(c.Printed, c.Spoiled), cancellation);

    public static async Task<BatchCounts> ReadAsync(LabelHubContext database, Guid batchId, CancellationToken cancellation) =>
        (await ReadAsync(database, [batchId], cancellation)).GetValueOrDefault(batchId, None);
}

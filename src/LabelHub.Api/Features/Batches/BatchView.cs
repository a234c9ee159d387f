using LabelHub.Api.Public;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;

namespace LabelHub.Api.Features.Batches;

/// <summary>A batch as the contract writes it.</summary>
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
    BatchState State)
{
    public static BatchView Of(Batch batch, PublicAddress address) => new(
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
        batch.State);
}

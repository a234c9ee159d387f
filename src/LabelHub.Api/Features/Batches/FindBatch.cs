using LabelHub.Api.Features.Products;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Workshops;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.Batches;

/// <summary>A batch with all that its label says, and whether somebody vouched for it.</summary>
public sealed record FoundBatch(Batch Batch, ProductVersion Version, Workshop Workshop, MemberRole Role, bool Approved)
{
    public ProductContent Content => ProductContent.FromJson(Version.Content);
}

public static class FindBatch
{
    /// <summary>Null when there is no such batch or it is another workshop's.</summary>
    public static async Task<FoundBatch?> FindBatchAsync(
        this LabelHubContext database, Caller caller, string batchId, CancellationToken cancellation) =>
        PublicId.TryParse(IdKinds.Batch, batchId, out var id)
            ? await (from member in database.MembersOf(caller)
                     join batch in database.Batches on member.WorkshopId equals batch.WorkshopId
                     where batch.Id == id
                     join workshop in database.Workshops on batch.WorkshopId equals workshop.Id
                     join version in database.ProductVersions
                         on new { batch.ProductId, Version = batch.ProductVersion } equals new { version.ProductId, version.Version }
                     select new FoundBatch(
                         batch,
                         version,
                         workshop,
                         member.Role,
                         database.ProductApprovals.Any(a => a.ProductId == version.ProductId && a.Version == version.Version)))
                         .SingleOrDefaultAsync(cancellation)
            : null;
}

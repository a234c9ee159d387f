using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Printing;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>A job with the hash of what it prints, and where its batch is now.</summary>
public sealed record FoundPrintJob(PrintJob Job, byte[] ContentHash, BatchState BatchState);

public static class FindPrintJob
{
    /// <summary>Null when there is no such job or it is another workshop's.</summary>
    public static async Task<FoundPrintJob?> FindPrintJobAsync(
        this LabelHubContext database, Caller caller, string printJobId, CancellationToken cancellation) =>
        PublicId.TryParse(IdKinds.PrintJob, printJobId, out var id)
            ? await (from member in database.MembersOf(caller)
                     join job in database.PrintJobs on member.WorkshopId equals job.WorkshopId
                     where job.Id == id
                     join snapshot in database.LabelSnapshots on job.SnapshotId equals snapshot.Id
                     join batch in database.Batches on job.BatchId equals batch.Id
                     select new FoundPrintJob(job, snapshot.ContentHash, batch.State)).SingleOrDefaultAsync(cancellation)
            : null;
}

using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Printing;
using LabelHub.Rendering.Printers;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>A print job as the contract writes it.</summary>
/// <remarks>
/// <c>confirmed</c>: What its maker was asked about and confirmed.
/// <c>findings</c>: Of the label's check when the job was made; null later.
/// </remarks>
public sealed record PrintJobView(
    string Id,
    string BatchId,
    PrintJobState State,
    string Stock,
    string Language,
    int Dpi,
    string? PrinterProfileId,
    int Copies,
    int WidthDots,
    int HeightDots,
    int TotalBytes,
    string Sha256,
    string ContentHash,
    string DataUrl,
    IReadOnlyList<PrintSegment> Segments,
    int? Printed,
    int? Spoiled,
    PrintReason? Reason,
    IReadOnlyList<string> Confirmed,
    IReadOnlyList<FindingView>? Findings)
{
    /// <summary>How long the phone may take to say what came out; after that nobody knows.</summary>
    public static readonly TimeSpan OutcomeWait = TimeSpan.FromMinutes(10);

    public static PrintJobView Of(PrintJob job, byte[] contentHash, DateTimeOffset now, LabelCheck? check = null)
    {
        var id = PublicId.Format(IdKinds.PrintJob, job.Id);
        return new PrintJobView(
            id,
            PublicId.Format(IdKinds.Batch, job.BatchId),
            StateOf(job, now),
            job.Stock,
            job.Language,
            job.Dpi,
            JsonSerializer.Deserialize<PrinterName>(job.Printer, JsonShape.Options)!.ProfileId,
            job.Copies,
            job.WidthDots,
            job.HeightDots,
            job.TotalBytes,
            Convert.ToHexStringLower(job.Sha256),
            Convert.ToHexStringLower(contentHash),
            $"/v1/print-jobs/{id}/data",
            JsonSerializer.Deserialize<PrintSegment[]>(job.Segments, JsonShape.Options)!,
            job.Printed,
            job.Spoiled,
            job.Reason,
            job.Confirmed,
            check is null ? null : FindingView.Of(check.Findings));
    }

    /// <summary>A job whose phone kept silent is unknown by the clock alone; no scheduler has to get round to it.</summary>
    public static PrintJobState StateOf(PrintJob job, DateTimeOffset now) =>
        job.State == PrintJobState.Sent && now - job.SentAt >= OutcomeWait ? PrintJobState.Unknown : job.State;

    // of the printer that was kept with the job, only its name is shown
    private sealed record PrinterName(string? ProfileId);
}

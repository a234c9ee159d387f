using System.Security.Cryptography;
using System.Text.Json;
using LabelHub.Api.Features.Batches;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Printing;
using LabelHub.Rendering.Printers.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>POST /v1/batches/{batchId}/print-jobs: freezes what the label says and renders its bytes once.</summary>
public static class CreatePrintJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/batches/{batchId}/print-jobs", HandleAsync)
        .WithName("CreatePrintJob").WithSummary("打印标签").WithTags("Printing")
        .Bounded(BodyLimits.Single).Transactional().RequireRateLimiting(RateLimits.Checks).Draws();

    public static async Task<Results<Created<PrintJobView>, ProblemHttpResult>> HandleAsync(
        string batchId,
        PrintJobBody body,
        Caller caller,
        LabelHubContext database,
        BatchLabels labels,
        LabelDrawer drawer,
        PrinterProfiles profiles,
        ShanghaiClock clock,
        CancellationToken cancellation)
    {
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } found)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape(profiles)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (found.Batch.State == BatchState.Recalled)
            return Problems.Of(409, "batch.recalled", "这个批次已召回，不能再打印标签。");
        var label = labels.Of(found);
        var printer = PrinterChoice.Of(body, profiles);
        var drawing = body.ToDrawing(printer.Settings, label.Snapshot.TraceUrl);
        var (drawn, problem) = drawer.Draw(label.Request.Label!.ToContent(), label.Check, drawing);
        if (drawn is null)
            return problem!;
        // what the label says wrong comes first: nobody vouches for what has to change anyway
        if (!found.Approved)
            return NotApproved(found.Batch.ProductVersion);
        var snapshot = await labels.FreezeAsync(database, found.Batch, label.Snapshot, cancellation);
        var job = NewJob(body, printer, found.Batch, snapshot, drawn, caller, clock);
        database.PrintJobs.Add(job);
        database.PrintPayloads.Add(new PrintPayload { PrintJobId = job.Id, Bytes = drawn.Bytes });
        var view = PrintJobView.Of(job, snapshot.ContentHash, clock.UtcNow);
        await AuditChain.AppendAsync(
            database,
            new AuditEvent(
                job.WorkshopId,
                caller.AccountId,
                "printJob.created",
                view.Id,
                JsonSerializer.Serialize(new { job.Copies, view.ContentHash }, JsonShape.Options)),
            clock.UtcNow,
            cancellation);
        return TypedResults.Created($"/v1/print-jobs/{view.Id}", view);
    }

    private static ProblemHttpResult NotApproved(int version) => Problems.Of(
        422, "product.notApproved", FormattableString.Invariant($"这个产品的第 {version} 版还没有人确认内容属实，请先在产品页核对并确认，再打印。"), ("version", version));

    private static PrintJob NewJob(
        PrintJobBody body, PrinterChoice printer, Batch batch, LabelSnapshot snapshot,
        DrawnLabel drawn, Caller caller, ShanghaiClock clock) => new()
    {
        Id = PublicId.New(clock.Time),
        WorkshopId = batch.WorkshopId,
        BatchId = batch.Id,
        SnapshotId = snapshot.Id,
        State = PrintJobState.Queued,
        Stock = body.Stock!,
        Dpi = printer.Settings.Dpi,
        Language = JsonNamingPolicy.CamelCase.ConvertName(printer.Settings.Language.ToString()),
        Printer = JsonSerializer.Serialize(printer, JsonShape.Options),
        Copies = body.Copies!.Value,
        WidthDots = drawn.WidthDots,
        HeightDots = drawn.HeightDots,
        TotalBytes = drawn.Bytes.Length,
        Sha256 = SHA256.HashData(drawn.Bytes),
        Segments = JsonSerializer.Serialize(drawn.Segments, JsonShape.Options),
        CreatedBy = caller.AccountId,
        CreatedAt = clock.UtcNow,
    };
}

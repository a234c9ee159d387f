using System.Security.Cryptography;
using System.Text.Json;
using LabelHub.Api.Features.Batches;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Printing;
using LabelHub.Rendering.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>POST /v1/batches/{batchId}/print-jobs: freezes what the label says and renders its bytes once.</summary>
public static class CreatePrintJob
{
    // how long a cheap printer needs to take in a header, and to burn what it was given
    private const int PauseAfterHeaderMs = 20;
    private const int PauseAfterBitmapMs = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/batches/{batchId}/print-jobs", HandleAsync)
        .WithName("CreatePrintJob").WithSummary("打印标签").WithTags("Printing")
        .Bounded(BodyLimits.Single).Transactional().RequireRateLimiting(RateLimits.Checks);

    public static async Task<Results<Created<PrintJobView>, ProblemHttpResult>> HandleAsync(
        string batchId,
        PrintJobBody body,
        Caller caller,
        LabelHubContext database,
        BatchLabels labels,
        LabelDrawer drawer,
        ShanghaiClock clock,
        CancellationToken cancellation)
    {
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } found)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape()];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        if (found.Batch.State == BatchState.Recalled)
            return Problems.Of(409, "batch.recalled", "这个批次已召回，不能再打印标签。");
        var label = labels.Of(found);
        var drawing = body.ToDrawing(label.Snapshot.TraceUrl);
        if (body.Printer!.HeadDots < LabelStock.Dots(drawing.Stock.WidthMm, drawing.Dpi))
            return Problems.Of(422, "printer.headTooNarrow", $"打印头比 {drawing.Stock} 毫米的标签纸窄，会切掉边上的字，请换窄一些的标签纸。");
        var (drawn, problem) = drawer.Draw(label.Request.Label!.ToContent(), label.Check, drawing);
        if (drawn is null)
            return problem!;
        var snapshot = await labels.FreezeAsync(database, found.Batch, label.Snapshot, cancellation);
        var job = NewJob(body, found.Batch, snapshot, drawn, caller, clock);
        database.PrintJobs.Add(job);
        database.PrintPayloads.Add(new PrintPayload { PrintJobId = job.Id, Bytes = drawn.Bytes });
        var view = PrintJobView.Of(job, snapshot.ContentHash, clock.UtcNow);
        await AuditChain.AppendAsync(
            database,
            new AuditEvent(job.WorkshopId, caller.AccountId, "printJob.created", view.Id, JsonSerializer.Serialize(new { job.Copies, view.ContentHash }, JsonShape.Options)),
            clock.UtcNow,
            cancellation);
        return TypedResults.Created($"/v1/print-jobs/{view.Id}", view);
    }

    private static PrintJob NewJob(PrintJobBody body, Batch batch, LabelSnapshot snapshot, DrawnLabel drawn, Caller caller, ShanghaiClock clock) => new()
    {
        Id = PublicId.New(clock.Time),
        WorkshopId = batch.WorkshopId,
        BatchId = batch.Id,
        SnapshotId = snapshot.Id,
        State = PrintJobState.Queued,
        Stock = body.Stock!,
        Dpi = body.Printer!.Dpi!.Value,
        Language = "tspl",
        Printer = JsonSerializer.Serialize(body.Printer, JsonShape.Options),
        Copies = body.Copies!.Value,
        WidthDots = drawn.WidthDots,
        HeightDots = drawn.HeightDots,
        TotalBytes = drawn.Bytes.Length,
        Sha256 = SHA256.HashData(drawn.Bytes),
        Segments = JsonSerializer.Serialize(Segments(drawn), JsonShape.Options),
        CreatedBy = caller.AccountId,
        CreatedAt = clock.UtcNow,
    };

    private static SegmentView[] Segments(DrawnLabel drawn)
    {
        var bitmap = (drawn.WidthDots + 7) / 8 * drawn.HeightDots;
        var header = drawn.Bytes.AsSpan().IndexOf("BITMAP "u8);
        for (var commas = 0; commas < 5; header++)
        {
            if (drawn.Bytes[header] == (byte)',')
                commas++;
        }

        var print = header + bitmap;
        return
        [
            new SegmentView(0, header, "header", PauseAfterHeaderMs),
            new SegmentView(header, bitmap, "bitmap", PauseAfterBitmapMs),
            new SegmentView(print, drawn.Bytes.Length - print, "print", 0),
        ];
    }
}

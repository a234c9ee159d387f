using System.Security.Cryptography;
using System.Text.Json;
using LabelHub.Api.Features.Batches;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Http.Transactions;
using LabelHub.Api.Security;
using LabelHub.Domain.Checks;
using LabelHub.Persistence;
using LabelHub.Persistence.Audit;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Printing;
using LabelHub.Rendering.Printers.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>
/// POST /v1/batches/{batchId}/print-jobs: freezes what the label says and renders its bytes once. They are drawn before the
/// transaction begins, so that whoever waits to draw holds no connection; what may have changed meanwhile is looked at again.
/// </summary>
public static class CreatePrintJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/batches/{batchId}/print-jobs", HandleAsync)
        .WithName("CreatePrintJob").WithSummary("打印标签").WithTags("Printing")
        .Bounded(BodyLimits.Single).TransactionalLate().RequireRateLimiting(RateLimits.Checks).DrawsByItself();

    public static async Task<Results<Created<PrintJobView>, ProblemHttpResult, KeptAnswer>> HandleAsync(
        string batchId,
        PrintJobBody body,
        Caller caller,
        LabelHubContext database,
        BatchLabels labels,
        LabelDrawer drawer,
        DrawingGate gate,
        DailyLimits limits,
        PrinterProfiles profiles,
        ShanghaiClock clock,
        LateTransaction work,
        HttpResponse response,
        CancellationToken cancellation)
    {
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } found)
            return Memberships.NotFound();
        FieldError[] errors = [.. body.CheckShape(profiles)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var label = labels.Of(found);
        if (Allow(found, label, body, clock).Refusal is { } early)
            return early;
        var printer = PrinterChoice.Of(body, profiles);
        var (drawn, problem) = await DrawAsync(gate, drawer, label, body.ToDrawing(printer.Settings, label.Snapshot.TraceUrl), response, cancellation);
        if (drawn is null)
            return problem!;

        if (await work.BeginAsync(cancellation) is { } kept)
            return kept;
        // a recall comes before or after this job, not beside it
        await database.Database.ExecuteSqlAsync($"SELECT 1 FROM batches WHERE id = {found.Batch.Id} FOR SHARE", cancellation);
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } again)
            return Memberships.NotFound();
        var (confirmed, refusal) = Allow(again, label, body, clock);
        if (refusal is not null)
            return refusal;
        if (again.Workshop.RowVersion != found.Workshop.RowVersion)
            return Problems.Of(409, "workshop.changed", "小作坊的资料刚刚被改过，标签要重新排，请再点一次打印。");
        if (await limits.RefusePrintAsync(database, again.Batch.WorkshopId, body.Copies!.Value, clock, response, cancellation) is { } limit)
            return limit;
        var snapshot = await labels.FreezeAsync(database, again.Batch, label.Snapshot, cancellation);
        var job = NewJob(body, printer, again.Batch, snapshot, drawn, confirmed, caller, clock);
        return await KeepAsync(database, job, drawn.Bytes, label.Check, snapshot.ContentHash, caller, clock, cancellation);
    }

    /// <summary>What was confirmed of what had to be, or why it is not printed.</summary>
    private static (string[] Confirmed, ProblemHttpResult? Refusal) Allow(
        FoundBatch found, BatchLabel label, PrintJobBody body, ShanghaiClock clock) =>
        PrintRefusals.Of(found, label.Check, clock.Today) is { } refusal
            ? ([], refusal)
            : Confirmations.Settle(Confirmations.OfPrint(found.Batch, found.Workshop, clock.Now), body.Confirm);

    private static async Task<(DrawnLabel? Label, ProblemHttpResult? Problem)> DrawAsync(
        DrawingGate gate, LabelDrawer drawer, BatchLabel label, Drawing drawing, HttpResponse response, CancellationToken cancellation)
    {
        using var turn = await gate.TakeTurnAsync(cancellation);
        return turn.IsAcquired
            ? drawer.Draw(label.Request.Label!.ToContent(), label.Check, drawing)
            : (null, DrawingRoutes.Busy(response));
    }

    private static async Task<Created<PrintJobView>> KeepAsync(
        LabelHubContext database, PrintJob job, byte[] bytes, LabelCheck check, byte[] contentHash,
        Caller caller, ShanghaiClock clock, CancellationToken cancellation)
    {
        database.PrintJobs.Add(job);
        database.PrintPayloads.Add(new PrintPayload { PrintJobId = job.Id, Bytes = bytes });
        var view = PrintJobView.Of(job, contentHash, clock.UtcNow, check);
        var detail = JsonSerializer.Serialize(new { job.Copies, view.ContentHash, job.Reason, job.Confirmed }, JsonShape.Options);
        await AuditChain.AppendAsync(
            database, new AuditEvent(job.WorkshopId, caller.AccountId, "printJob.created", view.Id, detail), clock.UtcNow, cancellation);
        return TypedResults.Created($"/v1/print-jobs/{view.Id}", view);
    }

    private static PrintJob NewJob(
        PrintJobBody body, PrinterChoice printer, Batch batch, LabelSnapshot snapshot,
        DrawnLabel drawn, string[] confirmed, Caller caller, ShanghaiClock clock) => new()
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
        Reason = body.Reason,
        Confirmed = confirmed,
        Drawing = KeptDrawing.ToJson(drawn.Document!),
        CreatedBy = caller.AccountId,
        CreatedAt = clock.UtcNow,
    };
}

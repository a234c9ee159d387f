using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.PrintJobs;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Persistence.Batches;
using LabelHub.Rendering.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Batches;

/// <summary>
/// GET /v1/batches/{batchId}/label?stock=60x40&amp;dpi=203&amp;format=png: what a print job would print. Pictures of what no job
/// would print now are marked 草稿, and there are no printer's bytes of it. It writes nothing.
/// </summary>
public static class ReadBatchLabel
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/batches/{batchId}/label", HandleAsync)
        .WithName("GetBatchLabel").WithSummary("批次标签预览").WithTags("Batches")
        .Produces(
            StatusCodes.Status200OK, contentType: "image/png", additionalContentTypes: ["application/pdf", "application/octet-stream"])
        .TakesOnly("stock", "dpi", "format", "design").RequireRateLimiting(RateLimits.Checks).Draws();

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        string batchId,
        string? stock,
        int? dpi,
        string? format,
        string? design,
        Caller caller,
        LabelHubContext database,
        BatchLabels labels,
        LabelDrawer drawer,
        ShanghaiClock clock,
        HttpResponse response,
        CancellationToken cancellation)
    {
        if (await database.FindBatchAsync(caller, batchId, cancellation) is not { } found)
            return Memberships.NotFound();
        FieldError[] errors = [.. CheckShape(stock, dpi, format).Concat(DressBody.Check(design, logo: null))];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var label = labels.Of(found);
        _ = LabelFormats.TryParse(format ?? "png", out var chosen);
        if (chosen.UsualPrinter(dpi ?? 203) is not null && found.Batch.State == BatchState.Recalled)
            return PrintRefusals.Recalled(StatusCodes.Status422UnprocessableEntity);
        var refusal = PrintRefusals.Of(found, label.Check, clock.Today)
            ?? Confirmations.Settle(Confirmations.OfPrint(found.Batch, found.Workshop, clock.Now), confirm: null).Open;
        if (refusal is not null && chosen.UsualPrinter(dpi ?? 203) is not null)
            return refusal;
        var drawing = new Drawing(
            PrintJobBody.StockOf(stock ?? "60x40")!.Value,
            (PrinterDpi)(dpi ?? 203),
            chosen,
            label.Snapshot.TraceUrl,
            Draft: refusal is not null,
            chosen.UsualPrinter(dpi ?? 203)) { Design = DressBody.DesignOf(design) };
        var (drawn, problem) = drawer.Draw(label.Request.Label!.ToContent(), label.Check, drawing);
        return drawn is null ? problem! : RenderLabel.Send(drawn, response);
    }

    private static IEnumerable<FieldError> CheckShape(string? stock, int? dpi, string? format)
    {
        if (PrintJobBody.StockOf(stock ?? "60x40") is null)
            yield return new FieldError("stock", $"请选择标签纸：{string.Join("、", LabelStock.All)}。");
        if (dpi is not (null or 203 or 300))
            yield return new FieldError("dpi", "打印分辨率是 203 或 300。");
        if (!LabelFormats.TryParse(format ?? "png", out _))
            yield return new FieldError("format", LabelFormats.Choose);
    }
}

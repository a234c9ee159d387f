using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.PrintJobs;
using LabelHub.Api.Features.Workshops;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Security;
using LabelHub.Persistence;
using LabelHub.Rendering.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Batches;

/// <summary>GET /v1/batches/{batchId}/label?stock=60x40&amp;dpi=203&amp;format=png: what a print job would print.</summary>
public static class ReadBatchLabel
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/batches/{batchId}/label", HandleAsync)
        .WithName("GetBatchLabel").WithSummary("批次标签预览").WithTags("Batches")
        .Produces(
            StatusCodes.Status200OK, contentType: "image/png", additionalContentTypes: ["application/pdf", "application/octet-stream"])
        .RequireRateLimiting(RateLimits.Checks).Draws();

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
        var drawing = new Drawing(
            PrintJobBody.StockOf(stock ?? "60x40")!.Value,
            (PrinterDpi)(dpi ?? 203),
            chosen,
            label.Snapshot.TraceUrl,
            Draft: false,
            chosen.UsualPrinter(dpi ?? 203)) { Design = DressBody.DesignOf(design) };
        var (drawn, problem) = drawer.Draw(label.Request.Label!.ToContent(), label.Check, drawing);
        if (drawn is null)
            return problem!;
        // whoever prints these bytes finds the page behind the code
        await labels.FreezeAsync(database, found.Batch, label.Snapshot, cancellation);
        return RenderLabel.Send(drawn, response);
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

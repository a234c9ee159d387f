using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Findings;
using LabelHub.Persistence.Printing;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>
/// What a job's bytes are drawn from, kept with it: the composed words and how they are set. Neither later rules nor a
/// later product change it.
/// </summary>
public sealed record KeptDrawing(
    IReadOnlyList<KeptBlock> Blocks,
    string? QrUrl,
    string Design,
    LogoBody? Logo,
    double MinimumHeightMm,
    double TargetHeightMm,
    double DateTargetHeightMm,
    double NetContentTargetHeightMm)
{
    public static string ToJson(LabelDocument document) => JsonSerializer.Serialize(
        new KeptDrawing(
            [.. document.Blocks.Select(KeptBlock.Of)],
            document.QrUrl,
            document.Design.Id,
            document.Logo is { } logo ? new LogoBody(logo.Width, logo.Height, Convert.ToBase64String([.. logo.Bits])) : null,
            document.MinimumHeightMm,
            document.TargetHeightMm,
            document.DateTargetHeightMm,
            document.NetContentTargetHeightMm),
        JsonShape.Options);

    /// <summary>Draws a job's bytes again; null where this version of the program cannot, or would draw other bytes.</summary>
    public static byte[]? Redraw(PrintJob job, LabelDrawer drawer)
    {
        if (job.Drawing is null || DocumentOf(job.Drawing) is not { } document)
            return null;
        var settings = JsonSerializer.Deserialize<PrinterChoice>(job.Printer, JsonShape.Options)!.Settings;
        var drawing = new Drawing(
            PrintJobBody.StockOf(job.Stock)!.Value, (PrinterDpi)job.Dpi, LabelFormats.Of(settings.Language), document.QrUrl, Draft: false, settings, job.Copies);
        return drawer.Draw(document, drawing, title: "").Label is { Bytes: var bytes } && job.IsPayload(bytes) ? bytes : null;
    }

    private static LabelDocument? DocumentOf(string json)
    {
        var kept = JsonSerializer.Deserialize<KeptDrawing>(json, JsonShape.Options)!;
        return LabelDesigns.Find(kept.Design) is not { } design ? null : new LabelDocument
        {
            Blocks = [.. kept.Blocks.Select(b => b.ToBlock())],
            QrUrl = kept.QrUrl,
            Design = design,
            Logo = DressBody.LogoOf(kept.Logo),
            MinimumHeightMm = kept.MinimumHeightMm,
            TargetHeightMm = kept.TargetHeightMm,
            DateTargetHeightMm = kept.DateTargetHeightMm,
            NetContentTargetHeightMm = kept.NetContentTargetHeightMm,
        };
    }
}

/// <summary>A block as it is kept.</summary>
public sealed record KeptBlock(
    LabelBlockKind Kind, string? Field, string Caption, string Value, bool Mandatory, string? CaptionField, IReadOnlyList<KeptSpan> Stressed)
{
    public static KeptBlock Of(LabelBlock block) => new(
        block.Kind, block.Field, block.Caption, block.Value, block.Mandatory, block.CaptionField,
        [.. block.Stressed.Select(s => new KeptSpan(s.Start, s.Length))]);

    public LabelBlock ToBlock() => new(Kind, Field, Caption, Value, Mandatory)
    {
        CaptionField = CaptionField, Stressed = [.. Stressed.Select(s => new TextSpan(s.Start, s.Length))],
    };
}

/// <summary>A stretch of a block's value that stands out.</summary>
public sealed record KeptSpan(int Start, int Length);

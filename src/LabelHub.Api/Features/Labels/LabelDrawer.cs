using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Rendering;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>The bytes of a drawn label.</summary>
public sealed record DrawnLabel(byte[] Bytes, string ContentType, int WidthDots, int HeightDots);

/// <summary>From a checked label to bytes in a format, or the problem that stands in the way.</summary>
public sealed class LabelDrawer(TextEngine engine)
{
    private readonly LabelRenderer _renderer = new(engine);

    /// <param name="request">A request that passed its shape check.</param>
    /// <param name="check">What the check of the same label found.</param>
    public (DrawnLabel? Label, ProblemHttpResult? Problem) Draw(RenderLabelRequest request, LabelCheck check)
    {
        if (check.Verdict == Verdict.Block && !request.Draft)
            return (null, Blocked(check));
        var document = LabelComposer.Compose(request.Label!.ToContent(), check.Print, request.QrUrl, request.Draft);
        var stock = new LabelStock(request.Stock!.WidthMm!.Value, request.Stock.HeightMm!.Value);
        var dpi = (PrinterDpi)request.Dpi!.Value;
        return _renderer.Render(document, stock, dpi) switch
        {
            RenderOutcome.Drawn drawn => (Encode(drawn, stock, dpi, request), null),
            RenderOutcome.DoesNotFit misfit => (null, DoesNotFit(misfit, stock)),
            RenderOutcome.MissesGlyphs missing => (null, MissesGlyphs(missing)),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private static DrawnLabel Encode(RenderOutcome.Drawn drawn, LabelStock stock, PrinterDpi dpi, RenderLabelRequest request)
    {
        var picture = drawn.Picture;
        var (bytes, type) = request.Format == LabelFormat.Png
            ? (PngEncoder.Encode(picture, LabelStock.DotsPerMetre(dpi)), "image/png")
            : (TsplEncoder.Encode(picture, stock, new TsplOptions(request.Copies ?? 1)), "application/octet-stream");
        return new DrawnLabel(bytes, type, picture.Width, picture.Height);
    }

    private static ProblemHttpResult Blocked(LabelCheck check) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity,
        Problems.LabelBlocked,
        "这张标签还有必须改正的地方，请按 findings 里的说明修改后再打印。",
        ("findings", FindingView.Of(check.Findings)));

    private static ProblemHttpResult DoesNotFit(RenderOutcome.DoesNotFit misfit, LabelStock stock) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity,
        Problems.LabelDoesNotFit,
        misfit.SmallestStock is { } smallest
            ? $"内容在 {stock} 毫米的标签纸上放不下，请换成 {smallest} 毫米或更大的。"
            : "内容太多，最大的标签纸也放不下，请精简不是必须标注的文字。",
        ("smallestStock", misfit.SmallestStock is { } s ? new StockBody(s.WidthMm, s.HeightMm) : null),
        ("field", misfit.Reason.Field));

    private static ProblemHttpResult MissesGlyphs(RenderOutcome.MissesGlyphs missing)
    {
        string[] characters = [.. missing.Fields.SelectMany(g => g.Characters).Distinct(StringComparer.Ordinal)];
        return Problems.Of(
            StatusCodes.Status422UnprocessableEntity,
            Problems.LabelMissingGlyph,
            $"有字符打印不出来：{string.Join(' ', characters)}。请换成普通文字。",
            ("characters", characters),
            ("errors", missing.Fields.Select(g => new FieldError(g.Field ?? "label", "打印不出来的字符：" + string.Join(' ', g.Characters)))));
    }
}

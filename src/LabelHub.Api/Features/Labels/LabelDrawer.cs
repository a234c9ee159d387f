using LabelHub.Api.Http;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Rendering;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>The bytes of a drawn label.</summary>
/// <param name="Bytes">The picture or the printer's bytes.</param>
/// <param name="ContentType">Their media type.</param>
/// <param name="WidthDots">Across the head.</param>
/// <param name="HeightDots">Along the feed.</param>
/// <param name="Yields">The heights aimed at that the stock was too small for.</param>
/// <param name="Segments">How a printer's bytes are sent; none for a picture.</param>
public sealed record DrawnLabel(
    byte[] Bytes, string ContentType, int WidthDots, int HeightDots, IReadOnlyList<SizeYield> Yields, IReadOnlyList<PrintSegment> Segments)
{
    /// <summary>The words it was drawn from; null for what is no label.</summary>
    public LabelDocument? Document { get; init; }
}

/// <summary>How a label is drawn.</summary>
/// <param name="Stock">The paper.</param>
/// <param name="Dpi">The printer's resolution.</param>
/// <param name="Format">Picture or printer language.</param>
/// <param name="QrUrl">What the QR code says; null for none.</param>
/// <param name="Draft">Drawn even with errors, marked 草稿.</param>
/// <param name="Printer">The printer; null for a picture or a document.</param>
/// <param name="Copies">How many the printer makes, or pages a document has.</param>
public sealed record Drawing(
    LabelStock Stock, PrinterDpi Dpi, LabelFormat Format, string? QrUrl, bool Draft, PrinterSettings? Printer = null, int Copies = 1)
{
    public LabelDesign Design { get; init; } = LabelDesigns.Usual;

    /// <summary>Marked 补打.</summary>
    public bool Reprint { get; init; }

    public Logo? Logo { get; init; }

    /// <summary>What the composer is told of it.</summary>
    /// <param name="check">Knows the allergens.</param>
    public PrintWishes Wishes(LabelCheck check) =>
        new() { QrUrl = QrUrl, Draft = Draft, Reprint = Reprint, Design = Design, Logo = Logo, Ingredients = check.Ingredients };
}

/// <summary>From a checked label to bytes in a format, or the problem that stands in the way.</summary>
public sealed class LabelDrawer(TextEngine engine, LabelEncoder encoder)
{
    private readonly LabelRenderer _renderer = new(engine);

    /// <param name="content">The label.</param>
    /// <param name="check">What the check of the same label found.</param>
    /// <param name="drawing">How to draw it.</param>
    public (DrawnLabel? Label, ProblemHttpResult? Problem) Draw(LabelContent content, LabelCheck check, Drawing drawing)
    {
        if (drawing.Printer is { HeadDots: { } head } && head < LabelStock.Dots(drawing.Stock.WidthMm, drawing.Dpi))
            return (null, PrinterProblems.HeadTooNarrow(drawing.Stock));
        if (check.Verdict == Verdict.Block && !drawing.Draft)
            return (null, Blocked(check));
        return Draw(LabelComposer.Compose(content, check.Print, drawing.Wishes(check)), drawing, content.FoodName ?? "");
    }

    /// <summary>Draws words that were composed before; the same words and drawing give the same bytes.</summary>
    public (DrawnLabel? Label, ProblemHttpResult? Problem) Draw(LabelDocument document, Drawing drawing, string title)
    {
        var (label, problem) = _renderer.Render(document, drawing.Stock, drawing.Dpi) switch
        {
            RenderOutcome.Drawn drawn => encoder.Encode(drawn, drawing, title),
            RenderOutcome.DoesNotFit misfit => (null, DoesNotFit(misfit, drawing.Stock)),
            RenderOutcome.MissesGlyphs missing => (null, MissesGlyphs(missing)),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
        return label is null ? (null, problem) : (label with { Document = document }, null);
    }

    /// <summary>422 for a label with errors.</summary>
    public static ProblemHttpResult Blocked(LabelCheck check) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity,
        Problems.LabelBlocked,
        "这张标签还有必须改正的地方，改好后再打印。",
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
            $"这些字或者符号打印不出来：{UnprintableNames.Shown(characters)}。请换成普通的汉字、字母或者数字，表情请删掉。",
            ("characters", characters),
            ("errors", missing.Fields.Select(g => new FieldError(g.Field ?? "label", "这些打印不出来，请换掉：" + UnprintableNames.Shown(g.Characters)))));
    }
}

using LabelHub.Api.Http;
using LabelHub.Domain.Rules;
using LabelHub.Rendering.Layout;

namespace LabelHub.Api.Features.Labels;

/// <summary>The body of a rendering: a check's body and how to draw it.</summary>
public sealed record RenderLabelRequest : LabelRequest
{
    public const int MaxCopies = 50;
    public const int MaxQrUrlLength = 120;

    public StockBody? Stock { get; init; }

    /// <summary>203 or 300.</summary>
    public int? Dpi { get; init; }

    public LabelFormat? Format { get; init; }

    public int? Copies { get; init; }

    /// <summary>Where the QR code leads; left out, no code is drawn.</summary>
    public string? QrUrl { get; init; }

    /// <summary>Draws a label with errors too, marked 草稿.</summary>
    public bool Draft { get; init; }

    /// <summary>The id of a design of /v1/label-designs; left out, the usual one.</summary>
    public string? Design { get; init; }

    /// <summary>Marks the label 补打.</summary>
    public bool Reprint { get; init; }

    public LogoBody? Logo { get; init; }

    /// <summary>All errors of the request; empty when it can be answered.</summary>
    public IEnumerable<FieldError> CheckShape(RuleSet rules) =>
        LabelRequestShape.Check(this, rules).Concat(CheckDrawing()).Concat(DressBody.Check(Design, Logo));

    /// <summary>How to draw it; only for a request that passed its shape check.</summary>
    public Drawing ToDrawing() => new(
        new LabelStock(Stock!.WidthMm!.Value, Stock.HeightMm!.Value), (PrinterDpi)Dpi!.Value,
        Format!.Value, QrUrl, Draft, Format.Value.UsualPrinter(Dpi.Value), Copies ?? 1)
    {
        Design = DressBody.DesignOf(Design),
        Reprint = Reprint,
        Logo = DressBody.LogoOf(Logo),
    };

    private IEnumerable<FieldError> CheckDrawing()
    {
        if (Stock is not { WidthMm: { } width, HeightMm: { } height })
            yield return new FieldError("stock", "请填标签纸的宽和高（毫米），例如 60 和 40。");
        else if (!LabelStock.All.Contains(new LabelStock(width, height)))
            yield return new FieldError("stock", $"没有这种标签纸，可选：{string.Join("、", LabelStock.All)}。");
        if (Dpi is not (203 or 300))
            yield return new FieldError("dpi", "打印分辨率是 203 或 300。");
        if (Format is null)
            yield return new FieldError("format", LabelFormats.Choose);
        if (Copies is < 1 or > MaxCopies)
            yield return new FieldError("copies", FormattableString.Invariant($"份数是 1 到 {MaxCopies}。"));
        if (QrUrl is not null && !IsWebAddress(QrUrl))
            yield return new FieldError(
                "qrUrl", FormattableString.Invariant($"二维码网址不对：请复制完整的网址，最多 {MaxQrUrlLength} 个字符。"));
    }

    private static bool IsWebAddress(string text) =>
        text.Length <= MaxQrUrlLength
        && text.All(c => c is > ' ' and <= '~')
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && uri.Host.Length > 0
        && !text.Contains('\\', StringComparison.Ordinal);
}

public sealed record StockBody(int? WidthMm, int? HeightMm);

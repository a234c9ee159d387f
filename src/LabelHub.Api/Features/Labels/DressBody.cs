using LabelHub.Api.Http;
using LabelHub.Rendering.Composition;

namespace LabelHub.Api.Features.Labels;

/// <summary>A workshop's mark as one bit a dot: rows from the top, padded to whole bytes, leftmost dot highest, 1 is black.</summary>
/// <param name="Width">Dots; they are the printer's own, so at 300 dpi the mark is smaller than at 203.</param>
/// <param name="Height">Dots.</param>
/// <param name="Bits">Base64.</param>
public sealed record LogoBody(int? Width, int? Height, string? Bits);

/// <summary>What requests that draw a label say about its looks, and what may be wrong with it.</summary>
public static class DressBody
{
    public static IEnumerable<FieldError> Check(string? design, LogoBody? logo)
    {
        if (design is not null && LabelDesigns.Find(design) is null)
            yield return new FieldError("design", $"没有这种版式，可选：{string.Join("、", LabelDesigns.All.Select(d => d.Name))}。");
        if (logo is null)
            yield break;
        if (LogoOf(logo) is not { } mark)
        {
            yield return new FieldError("logo", FormattableString.Invariant(
                $"标志图要是黑白点阵：宽和高各 {Logo.MinSide} 到 {Logo.MaxSide} 点，请重新上传。"));
        }
        else if (mark.InkPercent > Logo.MaxInkPercent)
        {
            yield return new FieldError("logo", FormattableString.Invariant(
                $"标志图太黑，打出来会发虚：黑点占了 {mark.InkPercent}%，最多 {Logo.MaxInkPercent}%，请换成线条图。"));
        }
    }

    /// <summary>The design of a request that passed its check.</summary>
    public static LabelDesign DesignOf(string? id) => id is null ? LabelDesigns.Usual : LabelDesigns.Find(id)!;

    /// <summary>The logo of a request; null for none or one that is not right.</summary>
    public static Logo? LogoOf(LogoBody? logo)
    {
        const int MostBytes = Logo.MaxSide / 8 * Logo.MaxSide;
        if (logo is not { Width: { } width, Height: { } height, Bits.Length: <= ((MostBytes + 2) / 3) * 4 })
            return null;
        var bits = new byte[MostBytes + 2];
        return Convert.TryFromBase64String(logo.Bits!, bits, out var length) ? Logo.Of(width, height, bits[..length]) : null;
    }
}

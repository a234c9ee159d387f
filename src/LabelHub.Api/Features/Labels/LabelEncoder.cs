using LabelHub.Rendering;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;

namespace LabelHub.Api.Features.Labels;

/// <summary>The one place that knows the formats: from a drawn label, or anything else that was placed, to bytes.</summary>
public sealed class LabelEncoder(PdfWriter pdf)
{
    /// <param name="drawn">The dots and what stands where.</param>
    /// <param name="drawing">Format, paper and copies.</param>
    /// <param name="title">What a document viewer shows as its name.</param>
    public DrawnLabel Encode(RenderOutcome.Drawn drawn, Drawing drawing, string title)
    {
        var (bytes, type) = drawing.Format switch
        {
            LabelFormat.Png => (PngEncoder.Encode(drawn.Picture, LabelStock.DotsPerMetre(drawing.Dpi)), "image/png"),
            LabelFormat.Pdf => (pdf.Write([drawn.Label], drawing.Stock, title, drawing.Tspl.Copies), "application/pdf"),
            LabelFormat.Tspl => (TsplEncoder.Encode(drawn.Picture, drawing.Stock, drawing.Tspl), "application/octet-stream"),
            var format => throw new InvalidOperationException($"No encoder for {format}."),
        };
        return new DrawnLabel(bytes, type, drawn.Picture.Width, drawn.Picture.Height, drawn.Yields);
    }
}

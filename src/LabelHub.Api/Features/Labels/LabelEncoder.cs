using LabelHub.Rendering;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Labels;

/// <summary>The one place that knows the formats: from a drawn label, or anything else that was placed, to bytes.</summary>
public sealed class LabelEncoder(PdfWriter pdf)
{
    /// <param name="drawn">The dots and what stands where.</param>
    /// <param name="drawing">Format, paper, printer and copies.</param>
    /// <param name="title">What a document viewer shows as its name.</param>
    public (DrawnLabel? Label, ProblemHttpResult? Problem) Encode(RenderOutcome.Drawn drawn, Drawing drawing, string title)
    {
        if (drawing.Format == LabelFormat.Pdf)
            return (Label(drawn, pdf.Write([drawn.Label], drawing.Stock, title, drawing.Copies), "application/pdf", []), null);
        if (drawing.Printer is not { } printer)
            return (Label(drawn, PngEncoder.Encode(drawn.Picture, LabelStock.DotsPerMetre(drawing.Dpi)), "image/png", []), null);
        return PrinterEncoder.Encode(drawn.Picture, drawing.Stock, printer, drawing.Copies) switch
        {
            PrintOutcome.Encoded(var data) => (Label(drawn, data.Bytes, "application/octet-stream", data.Segments), null),
            var refused => (null, PrinterProblems.Of(refused, drawing.Stock)),
        };
    }

    private static DrawnLabel Label(RenderOutcome.Drawn drawn, byte[] bytes, string type, IReadOnlyList<PrintSegment> segments) =>
        new(bytes, type, drawn.Picture.Width, drawn.Picture.Height, drawn.Yields, segments);
}

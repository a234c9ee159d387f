using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>Gives every word of a label its place in whole dots, or says why it cannot.</summary>
public static class LabelLayout
{
    /// <param name="document">The words.</param>
    /// <param name="stock">The paper.</param>
    /// <param name="dpi">The printer's resolution.</param>
    /// <param name="shaper">Measures text.</param>
    /// <param name="qrModules">Modules a side of the QR code of <see cref="LabelDocument.QrUrl"/>; ignored without one.</param>
    public static LayoutPlan Plan(LabelDocument document, LabelStock stock, PrinterDpi dpi, ITextShaper shaper, int qrModules) =>
        new LayoutSearch(new DocumentText(document), stock, dpi, shaper, QrModules(document, qrModules)).Plan();

    /// <summary>The smallest stock on which everything fits, or null.</summary>
    public static LabelStock? SmallestStock(LabelDocument document, PrinterDpi dpi, ITextShaper shaper, int qrModules)
    {
        var text = new DocumentText(document);
        foreach (var stock in LabelStock.All)
        {
            if (new LayoutSearch(text, stock, dpi, shaper, QrModules(document, qrModules)).Find() is not null)
                return stock;
        }

        return null;
    }

    private static int QrModules(LabelDocument document, int qrModules) => document.QrUrl is null ? 0 : qrModules;
}

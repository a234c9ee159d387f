using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>Gives every word of a label its place in whole dots, or says why it cannot.</summary>
public static class LabelLayout
{
    /// <param name="document">The words. All of their characters can be drawn.</param>
    /// <param name="stock">The paper.</param>
    /// <param name="dpi">The printer's resolution.</param>
    /// <param name="shaper">Measures text.</param>
    /// <param name="masks">Measures its ink.</param>
    public static LayoutPlan Plan(LabelDocument document, LabelStock stock, PrinterDpi dpi, ITextShaper shaper, IGlyphMasks masks)
    {
        if (document.QrUrl?.Length > QrMatrix.MaxPayloadLength)
            return new LayoutPlan.DoesNotFit(null, MissingSpace.QrCode, stock.HeightMm);
        // A design is never bought with small text, small dates or bigger paper: what is too full for it is set in the usual one.
        return Search(document).PlanBold() ?? Search(document with { Design = LabelDesigns.Usual }).Plan();

        LayoutSearch Search(LabelDocument words) =>
            new(new DocumentText(words), stock, dpi, new TextTools(shaper, masks), ModulesOf(words));
    }

    /// <summary>The smallest stock on which everything fits, or null.</summary>
    public static LabelStock? SmallestStock(LabelDocument document, PrinterDpi dpi, ITextShaper shaper, IGlyphMasks masks)
    {
        if (document.QrUrl?.Length > QrMatrix.MaxPayloadLength)
            return null;
        var text = new DocumentText(document with { Design = LabelDesigns.Usual });
        var modules = ModulesOf(document);
        foreach (var stock in LabelStock.All)
        {
            if (new LayoutSearch(text, stock, dpi, new TextTools(shaper, masks), modules).Find() is not null)
                return stock;
        }

        return null;
    }

    private static int ModulesOf(LabelDocument document) => document.QrUrl is { } url ? QrModules.Of(url) : 0;
}

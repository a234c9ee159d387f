using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering;

/// <summary>
/// From words to dots: checks that every character can be drawn, plans, paints. Serves all threads at once;
/// the same document gives the same dots every time.
/// </summary>
/// <param name="shaper">Measures text.</param>
/// <param name="masks">Draws it; for real labels the same <see cref="TextEngine"/>.</param>
public sealed class LabelRenderer(ITextShaper shaper, IGlyphMasks masks)
{
    private readonly LabelPainter _painter = new(masks);

    public LabelRenderer(TextEngine engine)
        : this(engine, engine)
    {
    }

    public RenderOutcome Render(LabelDocument document, LabelStock stock, PrinterDpi dpi)
    {
        var missing = MissingGlyphsOf(document);
        if (missing.Count > 0)
            return new RenderOutcome.MissesGlyphs(missing);
        return LabelLayout.Plan(document, stock, dpi, shaper, masks) switch
        {
            LayoutPlan.Fits fits => new RenderOutcome.Drawn(_painter.Paint(fits.Label), fits.Label, fits.Yields),
            LayoutPlan.DoesNotFit reason => new RenderOutcome.DoesNotFit(reason, LabelLayout.SmallestStock(document, dpi, shaper, masks)),
            var plan => throw new InvalidOperationException($"Unknown plan {plan}."),
        };
    }

    private List<MissingGlyphs> MissingGlyphsOf(LabelDocument document)
    {
        var missing = new List<MissingGlyphs>();
        foreach (var block in document.Blocks)
        {
            Add(block.CaptionField, block.Caption);
            Add(block.Field, block.Value);
        }

        return missing;

        void Add(string? field, string words)
        {
            var characters = shaper.MissingCharacters(words);
            if (characters.Count > 0)
                missing.Add(new MissingGlyphs(field, characters));
        }
    }
}

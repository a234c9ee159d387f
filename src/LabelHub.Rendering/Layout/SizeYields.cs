using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>Which of the heights aimed at a layout did not reach.</summary>
internal static class SizeYields
{
    public static IReadOnlyList<SizeYield> Of(DocumentText text, StyleSheet styles, SizeRange sizes, PrinterDpi dpi)
    {
        var yields = new List<SizeYield>();
        var document = text.Document;
        if (styles.Body < sizes.Target)
            yields.Add(new SizeYield(null, document.TargetHeightMm, Millimetres(styles.Body, dpi)));
        foreach (var block in document.Blocks)
        {
            if (block.Kind == LabelBlockKind.Date && styles.Date < sizes.Date)
                yields.Add(new SizeYield(block.Field, document.DateTargetHeightMm, Millimetres(styles.Date, dpi)));
            else if (block.Kind == LabelBlockKind.NetContent && styles.NetContent < sizes.NetContent)
                yields.Add(new SizeYield(LabelFields.NetContent, document.NetContentTargetHeightMm, Millimetres(styles.NetContent, dpi)));
        }

        return yields;
    }

    private static double Millimetres(int dots, PrinterDpi dpi) => Math.Round(dots * 1000.0 / LabelStock.DotsPerMetre(dpi), 2);
}

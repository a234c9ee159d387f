using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>The ink heights a label may use on one stock at one resolution, in dots.</summary>
internal sealed class SizeRange
{
    public SizeRange(LabelDocument document, LabelStock stock, PrinterDpi dpi)
    {
        Floor = LabelStock.DotsAtLeast(document.MinimumHeightMm, dpi);
        Target = Math.Max(Floor, LabelStock.DotsAtLeast(document.TargetHeightMm, dpi));
        Date = Math.Max(Target, LabelStock.DotsAtLeast(document.DateTargetHeightMm, dpi));
        NetContent = Math.Max(Target, LabelStock.DotsAtLeast(document.NetContentTargetHeightMm, dpi));
        Comfortable = Math.Max(Target, LabelStock.Dots(Scaled(2.6, 3.5, stock), dpi));
        Title = Math.Max(Comfortable, LabelStock.Dots(Scaled(5, 8, stock), dpi));
    }

    /// <summary>No text is ever smaller.</summary>
    public int Floor { get; }

    /// <summary>What the pack aims at for text.</summary>
    public int Target { get; }

    /// <summary>Text is never bigger: beyond it a label shouts, and gains nothing.</summary>
    public int Comfortable { get; }

    public int Title { get; }

    public int Date { get; }

    public int NetContent { get; }

    /// <summary>Up to 40 mm of height a label is held in the hand; bigger ones are read from further away.</summary>
    private static double Scaled(double small, double large, LabelStock stock)
    {
        var share = Math.Clamp((Math.Min(stock.HeightMm, stock.WidthMm) - 40) / 40.0, 0, 1);
        return small + (share * (large - small));
    }
}

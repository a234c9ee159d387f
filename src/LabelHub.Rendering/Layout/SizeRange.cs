using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Layout;

/// <summary>The sizes a label may use on one stock at one resolution, in dots.</summary>
internal sealed class SizeRange
{
    public SizeRange(LabelDocument document, LabelStock stock, PrinterDpi dpi)
    {
        // Up to 40 mm a label is held in the hand; bigger ones are read from further away.
        var share = Math.Clamp((Math.Min(stock.HeightMm, stock.WidthMm) - 40) / 40.0, 0, 1);
        Floor = LabelStock.DotsAtLeast(document.MinimumHeightMm, dpi);
        Target = Math.Max(Floor, LabelStock.DotsAtLeast(document.TargetHeightMm, dpi));
        Date = Math.Max(Target, LabelStock.DotsAtLeast(document.DateTargetHeightMm, dpi));
        NetContent = Math.Max(Target, LabelStock.DotsAtLeast(document.NetContentTargetHeightMm, dpi));
        Comfortable = Math.Max(Target, LabelStock.Dots(2.6 + (share * 0.9), dpi));
        var (small, large) = (document.Design.NameMm[0], document.Design.NameMm[1]);
        Title = Math.Max(Comfortable, LabelStock.Dots(small + (share * (large - small)), dpi));
        Rule = document.Design.RuleMm > 0 ? Math.Max(2, LabelStock.Dots(document.Design.RuleMm, dpi)) : 0;
        // 0.5 mm a module is read with blur and dot gain; 0.375 mm is the least that is read at all.
        (SmallestModule, Module) = dpi == PrinterDpi.Dpi203 ? (3, 4) : (4, 5);
        LargestModule = Module + (int)(share * Module / 2);
    }

    /// <summary>No text is ever smaller.</summary>
    public int Floor { get; }

    /// <summary>What the pack aims at for text.</summary>
    public int Target { get; }

    /// <summary>Text is never bigger: beyond it a label shouts, and gains nothing.</summary>
    public int Comfortable { get; }

    public int Title { get; }

    /// <summary>Dots of the line under the head; 0 for none.</summary>
    public int Rule { get; }

    public int Date { get; }

    public int NetContent { get; }

    public int SmallestModule { get; }

    /// <summary>Dots a QR module has unless there is no room.</summary>
    public int Module { get; }

    public int LargestModule { get; }
}

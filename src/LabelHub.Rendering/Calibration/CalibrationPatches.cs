using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Calibration;

/// <summary>
/// A black patch named 黑 and a white one named 白: on a printer that takes one for the other they are exchanged. Then
/// stripes of a quarter to three quarters of ink: where they run together, density is too high; where they break, too low.
/// </summary>
internal static class CalibrationPatches
{
    private const double SideMm = 3, StepMm = 4.2;

    /// <summary>Black and white columns of each density step.</summary>
    private static readonly (string Name, int Black, int White)[] Steps = [("25", 1, 3), ("50", 1, 1), ("75", 3, 1)];

    /// <summary>Draws them in one row with their names underneath; what they take up.</summary>
    public static DotRect Draw(SheetWriter writer, int left, int top, double mm)
    {
        var (side, step) = ((int)(SideMm * mm), (int)(StepMm * mm));
        var baseline = top + side + (int)(mm / 2) + writer.TextHeight;
        writer.Fill(new DotRect(left, top, side, side));
        writer.WriteCentred("黑", left + (side / 2), baseline);
        writer.Add(new PlacedBox(new DotRect(left + step, top, side, side), 2));
        writer.WriteCentred("白", left + step + (side / 2), baseline);
        for (var i = 0; i < Steps.Length; i++)
        {
            var x = left + ((i + 2) * step);
            Stripes(writer, new DotRect(x, top, side, side), Steps[i].Black, Steps[i].White);
            writer.WriteCentred(Steps[i].Name, x + (side / 2), baseline);
        }

        return new DotRect(left, top, (Steps.Length + 2) * step, baseline - top);
    }

    private static void Stripes(SheetWriter writer, DotRect area, int black, int white)
    {
        for (var x = area.X; x + black <= area.Right; x += black + white)
            writer.Fill(area with { X = x, Width = black });
    }
}

using System.Globalization;
using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Calibration;

/// <summary>Rulers along the upper and the left border, in millimetres from the border: a tick each, longer at 5 and 10.</summary>
internal static class CalibrationRulers
{
    private const double ShortMm = 1, MiddleMm = 1.5, LongMm = 2;

    /// <summary>Columns that the left ruler and its numbers take inside the border.</summary>
    public static int Columns(double mm, SheetWriter writer) => (int)((LongMm + 1) * mm) + writer.WidthOf("00");

    /// <summary>Rows that the upper ruler and its numbers take; what follows has white of its own.</summary>
    public static int Rows(double mm, SheetWriter writer) => (int)((LongMm + 0.6) * mm) + writer.TextHeight;

    public static void Draw(SheetWriter writer, DotRect border, double mm)
    {
        var thickness = Math.Max(1, (int)(mm / 8));
        for (var i = 1; At(i, mm) + thickness < border.Width; i++)
        {
            var x = border.X + At(i, mm);
            writer.Fill(new DotRect(x, border.Y, thickness, Length(i, mm)));
            if (i % 10 == 0 && At(i, mm) + writer.WidthOf("00") < border.Width)
                writer.WriteCentred(Number(i), x, border.Y + (int)((LongMm + 0.4) * mm) + writer.TextHeight);
        }

        for (var i = 1; At(i, mm) + thickness < border.Height; i++)
        {
            var y = border.Y + At(i, mm);
            writer.Fill(new DotRect(border.X, y, Length(i, mm), thickness));
            if (i % 10 == 0 && At(i, mm) + writer.TextHeight < border.Height)
                writer.Write(Number(i), border.X + (int)((LongMm + 0.4) * mm), y + (writer.TextHeight / 2));
        }
    }

    /// <summary>Rounded from the border each time, so that no error adds up.</summary>
    private static int At(int millimetres, double mm) => (int)Math.Round(millimetres * mm);

    private static int Length(int i, double mm) => (int)((i % 10 == 0 ? LongMm : i % 5 == 0 ? MiddleMm : ShortMm) * mm);

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}

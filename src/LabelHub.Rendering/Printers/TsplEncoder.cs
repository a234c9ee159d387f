using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Printers;

/// <summary>
/// TSPL, the language of most Chinese label printers. Every line ends with CR LF, except that the rows follow straight
/// after BITMAP's last comma; in them 0 is black and the padding is 1.
/// </summary>
internal static class TsplEncoder
{
    private const int UsualDensity = 8;
    private const int UsualSpeed = 3;

    public static void Write(PrintWriter writer, LabelPicture label, LabelStock stock, PrinterSettings settings, int copies, bool isFirst)
    {
        if (isFirst && settings.FlushFirst)
            writer.Line();
        WriteHead(writer, label, stock, settings);
        writer.Bands(
            label,
            settings.BandRows ?? SettingLimits.BandRows.Most,
            (y, rows) => FormattableString.Invariant($"BITMAP 0,{y},{label.Bitmap.Stride},{rows},0,"),
            (y, rows) => writer.Rows(label.RowsOf(y, rows), invert: !settings.InvertBitmap));
        writer.Line(FormattableString.Invariant($"PRINT 1,{copies}"));
    }

    // Printers keep what the last job set, some even when switched off, so all that places the picture is always sent; CLS must
    // follow SIZE. SET TEAR, PEEL and CUTTER are not sent: they say how the printer is built and are kept for good.
    private static void WriteHead(PrintWriter writer, LabelPicture label, LabelStock stock, PrinterSettings settings)
    {
        writer.Line(FormattableString.Invariant($"SIZE {stock.WidthMm} mm,{stock.HeightMm} mm"));
        writer.Line(settings.Paper switch
        {
            PaperKind.Mark => FormattableString.Invariant($"BLINE {settings.GapMm} mm,0 mm"),
            PaperKind.Continuous => "GAP 0 mm,0 mm",
            _ => FormattableString.Invariant($"GAP {settings.GapMm} mm,0 mm"),
        });
        writer.Line("DIRECTION 1,0");
        writer.Line(FormattableString.Invariant($"REFERENCE {label.X},{label.Y}"));
        writer.Line("OFFSET 0 mm");
        writer.Line("SHIFT 0");
        writer.Line(FormattableString.Invariant($"DENSITY {settings.Density ?? UsualDensity}"));
        writer.Line(FormattableString.Invariant($"SPEED {settings.Speed ?? UsualSpeed}"));
        writer.Line("CLS");
    }
}

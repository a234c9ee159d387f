namespace LabelHub.Rendering.Printers;

/// <summary>
/// CPCL, the language of portable printers: the copies stand in the first line, PRINT must be the last one. CG takes raw
/// rows and EG hexadecimal digits, both straight after the one blank behind y; 1 is black.
/// </summary>
internal static class CpclEncoder
{
    // The manuals write 200 for every printer of 203 dpi.
    private const int ResolutionOf203 = 200;

    public static void Write(PrintWriter writer, LabelPicture label, PrinterSettings settings, int copies)
    {
        var resolution = settings.Dpi == 203 ? ResolutionOf203 : settings.Dpi;
        writer.Line(FormattableString.Invariant($"! 0 {resolution} {resolution} {label.Height} {copies}"));
        // As an earlier label may have left them otherwise; units come first, for the width is counted in them.
        writer.Line("IN-DOTS");
        writer.Line(FormattableString.Invariant($"PAGE-WIDTH {label.PageWidth}"));
        writer.Line("LEFT");
        if (settings.Density is { } tone)
            writer.Line(FormattableString.Invariant($"TONE {tone}"));
        if (settings.Speed is { } speed)
            writer.Line(FormattableString.Invariant($"SPEED {speed}"));
        var hex = settings.Coding == DotCoding.Hex;
        writer.Bands(
            label,
            settings.BandRows ?? SettingLimits.BandRows.Most,
            (y, rows) => FormattableString.Invariant($"{(hex ? "EG" : "CG")} {label.Bitmap.Stride} {rows} {label.X} {label.Y + y} "),
            (y, rows) => WriteDots(writer, label.RowsOf(y, rows), hex, settings.InvertBitmap));
        if (settings.Paper != PaperKind.Continuous)
            writer.Line("FORM");
        writer.Line("PRINT");
    }

    private static void WriteDots(PrintWriter writer, ReadOnlySpan<byte> rows, bool hex, bool invert)
    {
        if (hex)
            writer.Hex(rows, invert);
        else
            writer.Rows(rows, invert);
    }
}

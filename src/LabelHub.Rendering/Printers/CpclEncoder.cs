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
        writer.Line(FormattableString.Invariant($"PAGE-WIDTH {label.PageWidth}"));
        if (settings.Density is { } tone)
            writer.Line(FormattableString.Invariant($"TONE {tone}"));
        if (settings.Speed is { } speed)
            writer.Line(FormattableString.Invariant($"SPEED {speed}"));
        WriteBands(writer, label, settings);
        if (settings.Paper != PaperKind.Continuous)
            writer.Line("FORM");
        writer.Line("PRINT");
    }

    private static void WriteBands(PrintWriter writer, LabelPicture label, PrinterSettings settings)
    {
        var hex = settings.Coding == DotCoding.Hex;
        var bands = label.Bands(settings.BandRows).ToArray();
        for (var i = 0; i < bands.Length; i++)
        {
            var (y, rows) = bands[i];
            writer.Text(FormattableString.Invariant($"{(hex ? "EG" : "CG")} {label.Bitmap.Stride} {rows} {label.X} {label.Y + y} "));
            if (i == 0)
                writer.EndHeader();
            if (hex)
                writer.Hex(label.RowsOf(y, rows), settings.InvertBitmap);
            else
                writer.Rows(label.RowsOf(y, rows), settings.InvertBitmap);
            writer.EndBand(isLast: i == bands.Length - 1);
            writer.Line();
        }

        if (bands.Length == 0)
            writer.EndHeader();
    }
}

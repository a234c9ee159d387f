using System.IO.Compression;
using System.Text;

namespace LabelHub.Rendering.Printers;

/// <summary>ZPL: one ^GFA graphic field a band, 1 is black, the counts of bytes those of the dots before packing.</summary>
internal static class ZplEncoder
{
    /// <summary>The most that ^GF's counts may say.</summary>
    private const int MostFieldBytes = 99_999;

    /// <summary>
    /// What an earlier job may have left otherwise, as it is after switching on: resolution, units, the picture cleared after
    /// printing, not inverted, mirrored, reversed or turned, nothing shifted. How the printer is built (^MM, ^MT, ~TA) is left alone.
    /// </summary>
    private const string PlainState = "^JMA^MUD^MCY^PON^PMN^LRN^FWN^LS0^LT0^LH0,0";

    public static void Write(PrintWriter writer, LabelPicture label, PrinterSettings settings, int copies)
    {
        WriteHead(writer, label, settings);
        writer.Bands(
            label,
            Math.Min(settings.BandRows ?? SettingLimits.BandRows.Most, MostFieldBytes / label.Bitmap.Stride),
            (y, rows) => FormattableString.Invariant(
                $"^FO{label.X},{label.Y + y}^GFA,{rows * label.Bitmap.Stride},{rows * label.Bitmap.Stride},{label.Bitmap.Stride},"),
            (y, rows) => WriteDots(writer, label.RowsOf(y, rows), label.Bitmap.Stride, settings),
            "^FS");
        writer.Line(FormattableString.Invariant($"^PQ{copies},0,1,Y"));
        writer.Line("^XZ");
    }

    private static void WriteHead(PrintWriter writer, LabelPicture label, PrinterSettings settings)
    {
        if (settings.Density is { } darkness)
            writer.Line(FormattableString.Invariant($"~SD{darkness:d2}"));
        writer.Line("^XA");
        writer.Line(PlainState);
        // counted from ~SD, so an earlier one would add to it
        if (settings.Density is not null)
            writer.Line("^MD0");
        writer.Line(settings.Paper switch
        {
            PaperKind.Mark => "^MNM",
            PaperKind.Continuous => "^MNN",
            _ => "^MNY",
        });
        if (settings.Speed is { } speed)
            writer.Line(FormattableString.Invariant($"^PR{speed}"));
        writer.Line(FormattableString.Invariant($"^PW{label.PageWidth}"));
        writer.Line(FormattableString.Invariant($"^LL{label.Height}"));
    }

    private static void WriteDots(PrintWriter writer, ReadOnlySpan<byte> rows, int stride, PrinterSettings settings)
    {
        switch (settings.Coding)
        {
            case DotCoding.Hex:
                writer.Hex(rows, settings.InvertBitmap);
                break;
            case DotCoding.Z64:
                writer.Text(Z64(PrintWriter.Turned(rows, settings.InvertBitmap)));
                break;
            default:
                writer.Text(ZplRepeats.Pack(PrintWriter.Turned(rows, settings.InvertBitmap), stride));
                break;
        }
    }

    private static string Z64(byte[] dots)
    {
        using var packed = new MemoryStream(dots.Length / 4);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(dots);
        var text = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
        return FormattableString.Invariant($":Z64:{text}:{Crc16.Compute(Encoding.ASCII.GetBytes(text)):X4}");
    }
}

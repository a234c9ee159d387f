using System.Text;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Printers;

/// <summary>
/// TSPL, the language of most Chinese label printers: one bitmap a label. Every line ends with CR LF, except that the
/// rows follow straight after BITMAP's last comma; in them 0 is black and the padding is 1.
/// </summary>
public static class TsplEncoder
{
    /// <param name="bitmap">The picture of one label.</param>
    /// <param name="stock">Its paper; some printers keep SIZE, GAP and DIRECTION of the last job, so they are always sent.</param>
    /// <param name="options">Copies and the printer's settings.</param>
    public static byte[] Encode(Bitmap1 bitmap, LabelStock stock, TsplOptions options)
    {
        var head = Encoding.ASCII.GetBytes(Head(bitmap, stock, options));
        var foot = Encoding.ASCII.GetBytes(FormattableString.Invariant($"\r\nPRINT 1,{options.Copies}\r\n"));
        var job = new byte[head.Length + bitmap.Bits.Length + foot.Length];
        head.CopyTo(job, 0);
        var rows = job.AsSpan(head.Length, bitmap.Bits.Length);
        if (options.InvertBitmap)
            bitmap.Bits.CopyTo(rows);
        else
            BitInversion.Invert(bitmap.Bits, rows);
        foot.CopyTo(job, head.Length + bitmap.Bits.Length);
        return job;
    }

    private static string Head(Bitmap1 bitmap, LabelStock stock, TsplOptions options) => string.Join(
        "\r\n",
        FormattableString.Invariant($"SIZE {stock.WidthMm} mm,{stock.HeightMm} mm"),
        FormattableString.Invariant($"GAP {options.GapMm} mm,0 mm"),
        "DIRECTION 1,0",
        "REFERENCE 0,0",
        FormattableString.Invariant($"DENSITY {options.Density}"),
        FormattableString.Invariant($"SPEED {options.Speed}"),
        "CLS",
        FormattableString.Invariant($"BITMAP 0,0,{bitmap.Stride},{bitmap.Height},0,"));
}

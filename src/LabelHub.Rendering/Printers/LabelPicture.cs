using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Printers;

/// <summary>A label's picture where a printer must put it.</summary>
/// <param name="Bitmap">What of the picture is sent: all of it, but for blank edges that an offset pushes off the paper.</param>
/// <param name="X">Its first column under the head, never negative.</param>
/// <param name="Y">Its first row on the label, never negative.</param>
/// <param name="Width">Columns of the whole label.</param>
/// <param name="Height">Rows of the whole label.</param>
internal sealed record LabelPicture(Bitmap1 Bitmap, int X, int Y, int Width, int Height)
{
    // Another command costs less than this many white rows.
    private const int WhiteWorthACommand = 2;

    /// <summary>The columns that the printer is told of: the label's, and what an offset or centring adds to its left.</summary>
    public int PageWidth => Math.Max(Width, X + Bitmap.Width);

    /// <summary>Null where ink would be lost. The label must not be wider than the head.</summary>
    public static LabelPicture? Place(Bitmap1 picture, PrinterSettings settings)
    {
        var head = settings.HeadDots ?? SettingLimits.HeadDots.Most;
        var centring = settings is { Align: HeadAlignment.Centre, HeadDots: { } dots } ? (dots - picture.Width) / 2 : 0;
        var (x, y) = (settings.OffsetXDots + centring, settings.OffsetYDots);
        var (left, top) = (Math.Max(0, -x), Math.Max(0, -y));
        var (right, bottom) = (Math.Min(picture.Width, head - x), Math.Min(picture.Height, picture.Height - y));
        var kept = new DotRect(left, top, right - left, bottom - top);
        if (kept.Width == picture.Width && kept.Height == picture.Height)
            return new LabelPicture(picture, x, y, picture.Width, picture.Height);
        if (kept.Width <= 0 || kept.Height <= 0 || (InkBox.Of(picture) is { } ink && !Holds(kept, ink)))
            return null;
        return new LabelPicture(
            picture.Region(left, top, kept.Width, kept.Height), Math.Max(0, x), Math.Max(0, y), picture.Width, picture.Height);
    }

    /// <summary>The inked rows in bands of at most so many, without the white between them.</summary>
    public IEnumerable<(int Y, int Rows)> Bands(int most)
    {
        for (var y = NextInk(0); y < Bitmap.Height;)
        {
            var rows = BandAt(y, most);
            yield return (y, rows);
            y = NextInk(y + rows);
        }
    }

    public ReadOnlySpan<byte> RowsOf(int y, int rows) => Bitmap.Bits.AsSpan(y * Bitmap.Stride, rows * Bitmap.Stride);

    private int NextInk(int y)
    {
        while (y < Bitmap.Height && !HasInk(y))
            y++;
        return y;
    }

    // ends at the last ink before the white that is worth leaving out
    private int BandAt(int start, int most)
    {
        var last = start;
        for (var y = start + 1; y < Bitmap.Height && y < start + most && y - last <= WhiteWorthACommand; y++)
        {
            if (HasInk(y))
                last = y;
        }

        return last + 1 - start;
    }

    private bool HasInk(int y) => Bitmap.Row(y).ContainsAnyExcept((byte)0);

    private static bool Holds(DotRect outer, DotRect inner) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.Right <= outer.Right && inner.Bottom <= outer.Bottom;
}

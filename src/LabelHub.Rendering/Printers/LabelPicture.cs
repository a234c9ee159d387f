using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Printers;

/// <summary>A label's picture where a printer must put it.</summary>
/// <param name="Bitmap">What of the picture is sent: all of it, but for blank edges that an offset pushes off the paper.</param>
/// <param name="X">Its first column under the head, never negative.</param>
/// <param name="Y">Its first row on the label, never negative.</param>
/// <param name="Height">Rows of the whole label.</param>
internal sealed record LabelPicture(Bitmap1 Bitmap, int X, int Y, int Height)
{
    /// <summary>The columns from the head's first to the picture's last.</summary>
    public int Right => X + Bitmap.Width;

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
            return new LabelPicture(picture, x, y, picture.Height);
        if (kept.Width <= 0 || kept.Height <= 0 || (InkBox.Of(picture) is { } ink && !Holds(kept, ink)))
            return null;
        return new LabelPicture(picture.Region(left, top, kept.Width, kept.Height), Math.Max(0, x), Math.Max(0, y), picture.Height);
    }

    /// <summary>The rows in bands of so many, without those that are blank; all rows at once where the number is null.</summary>
    public IEnumerable<(int Y, int Rows)> Bands(int? bandRows)
    {
        var most = bandRows ?? Bitmap.Height;
        for (var y = 0; y < Bitmap.Height; y += most)
        {
            var rows = Math.Min(most, Bitmap.Height - y);
            if (bandRows is null || RowsOf(y, rows).ContainsAnyExcept((byte)0))
                yield return (y, rows);
        }
    }

    public ReadOnlySpan<byte> RowsOf(int y, int rows) => Bitmap.Bits.AsSpan(y * Bitmap.Stride, rows * Bitmap.Stride);

    private static bool Holds(DotRect outer, DotRect inner) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.Right <= outer.Right && inner.Bottom <= outer.Bottom;
}

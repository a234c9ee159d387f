using LabelHub.Rendering.Layout;

namespace LabelHub.Rendering.Raster;

/// <summary>The black of a QR code as rectangles in dots, one for each run of modules in a row.</summary>
internal static class QrShape
{
    public static void Rectangles(PlacedQr qr, Action<DotRect> draw)
    {
        var matrix = QrMatrix.Encode(qr.Payload);
        var side = (matrix.Size + (2 * QrMatrix.QuietZone)) * qr.ModuleDots;
        if (qr.ModuleDots < 1 || qr.Area.Width != side || qr.Area.Height != side)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The QR code needs {side} x {side} dots with its quiet zone and was given {qr.Area}."));
        }

        var (left, top) = (qr.Area.X + (QrMatrix.QuietZone * qr.ModuleDots), qr.Area.Y + (QrMatrix.QuietZone * qr.ModuleDots));
        for (var y = 0; y < matrix.Size; y++)
        {
            var rest = matrix.Row(y);
            for (var x = 0; rest != 0;)
            {
                var white = (int)UInt128.TrailingZeroCount(rest);
                var black = (int)UInt128.TrailingZeroCount(~(rest >> white));
                draw(new DotRect(left + ((x + white) * qr.ModuleDots), top + (y * qr.ModuleDots), black * qr.ModuleDots, qr.ModuleDots));
                x += white + black;
                rest >>= white + black;
            }
        }
    }
}

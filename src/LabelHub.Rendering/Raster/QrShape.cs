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
            for (var x = 0; x < matrix.Size; x++)
            {
                var start = x;
                while (x < matrix.Size && matrix[x, y])
                    x++;
                if (x > start)
                    draw(new DotRect(left + (start * qr.ModuleDots), top + (y * qr.ModuleDots), (x - start) * qr.ModuleDots, qr.ModuleDots));
            }
        }
    }
}

using System.Numerics;
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

        for (var y = 0; y < matrix.Size; y++)
        {
            // Nearly every code of a label has at most 64 modules a side.
            if (matrix.Size <= 64)
                Runs((ulong)matrix.Row(y), y, qr, draw);
            else
                Runs(matrix.Row(y), y, qr, draw);
        }
    }

    private static void Runs<T>(T row, int y, PlacedQr qr, Action<DotRect> draw)
        where T : unmanaged, IBinaryInteger<T>
    {
        var dots = qr.ModuleDots;
        var (left, top) = (qr.Area.X + (QrMatrix.QuietZone * dots), qr.Area.Y + ((QrMatrix.QuietZone + y) * dots));
        for (var x = 0; row != T.Zero;)
        {
            var white = int.CreateTruncating(T.TrailingZeroCount(row));
            row >>= white;
            var black = int.CreateTruncating(T.TrailingZeroCount(~row));
            row >>= black;
            draw(new DotRect(left + ((x + white) * dots), top, black * dots, dots));
            x += white + black;
        }
    }
}

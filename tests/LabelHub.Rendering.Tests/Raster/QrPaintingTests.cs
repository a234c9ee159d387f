using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Raster;

public class QrPaintingTests
{
    private const string Url = "https://label.example.cn/t/7Kq2Zr9WbN4x";

    [Theory]
    [InlineData(3, 2)]
    [InlineData(4, 0)]
    public void Paint_Qr_DrawsEachModuleInsideTheQuietZone(int moduleDots, int left)
    {
        var side = 37 * moduleDots;
        var matrix = QrMatrix.Encode(Url);

        var bitmap = Paint(new PlacedQr(Url, moduleDots, new DotRect(left, 5, side, side)));

        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
                Assert.True(Expected(matrix, x - left, y - 5, moduleDots) == bitmap[x, y], $"Dot {x}, {y}.");
        }
    }

    [Theory]
    [InlineData(3, 110, 110)]
    [InlineData(3, 112, 111)]
    [InlineData(3, 111, 112)]
    [InlineData(0, 0, 0)]
    public void Paint_AreaThatIsNotTheCodesSize_Throws(int moduleDots, int width, int height) =>
        Assert.Throws<InvalidOperationException>(() => Paint(new PlacedQr(Url, moduleDots, new DotRect(0, 0, width, height))));

    [Fact]
    public void Paint_QuietZoneOutsideThePaper_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Paint(new PlacedQr(Url, 3, new DotRect(-1, 0, 111, 111))));

    private static bool Expected(QrMatrix matrix, int x, int y, int moduleDots)
    {
        var (column, row) = ((x / moduleDots) - 4, (y / moduleDots) - 4);
        return x >= 0 && y >= 0 && column >= 0 && row >= 0 && column < matrix.Size && row < matrix.Size && matrix[column, row];
    }

    private static Bitmap1 Paint(PlacedQr qr) =>
        new LabelPainter(Engine.Shared).Paint(Placed.Label(170, 170) with { Qr = qr });
}

using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Raster;

public class QrMatrixTests
{
    private const string Url = "https://label.example.cn/t/7Kq2Zr9WbN4x";

    [Fact]
    public void Encode_TraceUrl_IsVersion3WithoutQuietZone()
    {
        var matrix = QrMatrix.Encode(Url);

        Assert.Equal(29, matrix.Size);
        // The finder patterns touch three corners.
        Assert.True(matrix[0, 0] && matrix[28, 0] && matrix[0, 28] && !matrix[1, 1]);
    }

    [Fact]
    public void Encode_LongestPayload_TakesTheLastVersion() =>
        Assert.Equal(113, QrMatrix.Encode(new string('码', QrMatrix.MaxPayloadLength)).Size);

    [Fact]
    public void Encode_TooLongOrEmpty_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QrMatrix.Encode(new string('a', QrMatrix.MaxPayloadLength + 1)));
        Assert.Throws<ArgumentException>(() => QrMatrix.Encode(string.Empty));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 29)]
    public void Indexer_OutsideTheModules_Throws(int x, int y) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QrMatrix.Encode(Url)[x, y]);
}

using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Layout;

public class QrModulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData("7")]
    public void Of_EveryLength_IsWhatTheEncoderMakes(string character)
    {
        for (var length = 1; length <= QrMatrix.MaxPayloadLength; length++)
        {
            var payload = string.Concat(Enumerable.Repeat(character, length));
            Assert.True(QrMatrix.Encode(payload).Size == QrModules.Of(payload), $"{length} × {character}");
        }
    }

    [Theory]
    [InlineData("https://labelhub.example.cn/t/A7K2M9Q4XR")]
    [InlineData("HTTPS://A.CN/T/1")]
    [InlineData("https://例子.cn/t/é")]
    public void Of_Address_IsWhatTheEncoderMakes(string payload) => Assert.Equal(QrMatrix.Encode(payload).Size, QrModules.Of(payload));
}

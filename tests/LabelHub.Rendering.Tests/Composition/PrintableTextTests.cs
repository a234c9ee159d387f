using LabelHub.Rendering.Composition;

namespace LabelHub.Rendering.Tests.Composition;

public class PrintableTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("大米、水", "大米、水")]
    [InlineData("压榨 三级", "压榨 三级")]
    [InlineData("  大米\r\n\t水 ", "大米 水")]
    [InlineData("大米\u3000\u00A0水", "大米 水")]
    [InlineData("大\u200B米\u00AD\uFEFF水\u200D", "大米水")]
    [InlineData("大\u200E米\u200F", "大米")]
    [InlineData("\u202E米大", "\u202E米大")]
    [InlineData("\u2067米大\u2069", "\u2067米大\u2069")]
    [InlineData("\u0007大米", "大米")]
    [InlineData("\u200B \n", "")]
    [InlineData("䶮\U00020BB7", "䶮\U00020BB7")]
    public void Of_TypedText_KeepsWhatHasInk(string? typed, string printed) => Assert.Equal(printed, PrintableText.Of(typed));

    [Fact]
    public void Of_CleanText_IsTheSameObject()
    {
        const string clean = "常温、避光 保存";

        Assert.Same(clean, PrintableText.Of(clean));
    }
}

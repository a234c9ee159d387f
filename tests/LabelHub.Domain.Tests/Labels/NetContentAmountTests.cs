using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Tests.Labels;

public sealed class NetContentAmountTests
{
    [Theory]
    [InlineData("500g", 500)]
    [InlineData("净含量：500 克", 500)]
    [InlineData("1.8L", 1800)]
    [InlineData("480毫升", 480)]
    [InlineData("2kg", 2000)]
    [InlineData("2千克", 2000)]
    [InlineData("100g×4", 400)]
    [InlineData("4×100g", 400)]
    [InlineData("100克*4袋", 400)]
    [InlineData("５００ｇ", 500)]
    [InlineData("１．８Ｌ", 1800)]
    [InlineData("１００ｍＬ＊４", 400)]
    [InlineData("净含量：２ｋｇ", 2000)]
    [InlineData("500g（约10个）", 500)]
    [InlineData("两公斤", 2000)]
    [InlineData("半公斤", 500)]
    [InlineData("一百克", 100)]
    [InlineData("一千克", 1000)]
    [InlineData("三百五十毫升", 350)]
    [InlineData("贰佰伍拾克", 250)]
    [InlineData("一百二十克×4", 480)]
    public void Of_StatedAmount_IsInGramsOrMillilitres(string text, double amount) => Assert.Equal(amount, NetContentAmount.Of(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("散装称量销售")]
    [InlineData("计量称重")]
    [InlineData("10个")]
    [InlineData("十个")]
    [InlineData("千克")]
    [InlineData("1.2.3g")]
    public void Of_NoReadableAmount_IsNull(string? text) => Assert.Null(NetContentAmount.Of(text));
}

using LabelHub.Domain.Labels;
using static LabelHub.Domain.Tests.Rules.LabelChecks;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>Amounts in full width and in Chinese characters are read like those in ASCII.</summary>
public sealed class AmountWidthTests
{
    private static readonly DateOnly After = new(2027, 3, 17);

    [Theory]
    [InlineData("红枣(30%)、小麦粉", "红枣（３０％）、小麦粉")]
    [InlineData("小麦粉30%、白砂糖40%", "小麦粉３０％、白砂糖４０％")]
    [InlineData("小麦粉30.5%、白砂糖(≥40.5%)", "小麦粉３０．５％、白砂糖（≥４０．５％）")]
    [InlineData("小麦粉40%、白砂糖30%", "小麦粉４０﹪、白砂糖３０﹪")]
    public void Evaluate_SharesInFullWidth_AnswersAsInAscii(string ascii, string full)
    {
        Assert.Equal(Ids(Complete with { FoodName = "红枣糕", Ingredients = ascii }), Ids(Complete with { FoodName = "红枣糕", Ingredients = full }));
    }

    [Theory]
    [InlineData("小麦粉３０％、白砂糖４０％", true)]
    [InlineData("小麦粉４０％、白砂糖３０％", false)]
    public void Evaluate_RisingSharesInFullWidth_AreFound(string list, bool found) =>
        Assert.Equal(found, Ids(Complete with { Ingredients = list }).Contains("cn.label.ingredients.order.advised", StringComparer.Ordinal));

    [Theory]
    [InlineData("红枣（３０％）、小麦粉", false)]
    [InlineData("红枣（百分之三十）、小麦粉", false)]
    [InlineData("红枣、小麦粉", true)]
    public void Evaluate_NamedIngredientWithItsAmount_IsNotAskedFor(string list, bool asked) => Assert.Equal(
        asked, Ids(Complete with { FoodName = "红枣糕", Ingredients = list }).Contains("cn.label.prepackaged.named-ingredient-amount.advised", StringComparer.Ordinal));

    [Theory]
    [InlineData("一百斤")]
    [InlineData("半斤")]
    [InlineData("两斤")]
    [InlineData("三千五百斤")]
    [InlineData("一万斤")]
    [InlineData("半两")]
    [InlineData("贰佰斤")]
    [InlineData("１０斤")]
    [InlineData("十二市斤")]
    public void Evaluate_MarketUnit_IsFound(string netContent) =>
        Assert.Contains("cn.label.net-content.market-unit", Ids(Complete with { NetContent = netContent }));

    [Theory]
    [InlineData("两公斤")]
    [InlineData("一百公斤")]
    [InlineData("半公斤")]
    [InlineData("５００克")]
    public void Evaluate_LawfulUnit_IsNotCalledAMarketUnit(string netContent) =>
        Assert.DoesNotContain("cn.label.net-content.market-unit", Ids(Complete with { NetContent = netContent }));

    [Theory]
    [InlineData("2千克")]
    [InlineData("两千克")]
    [InlineData("2.5千克")]
    [InlineData("五百克")]
    [InlineData("半公斤", true)]
    [InlineData("两千五百克", true)]
    [InlineData("0.5千克", true)]
    public void Evaluate_UnitBySize_IsReadInCharactersToo(string netContent, bool found = false) => Assert.Equal(
        found, Ids(Complete with { NetContent = netContent }).Contains("cn.label.net-content.unit-by-size", StringComparer.Ordinal));

    [Theory]
    [InlineData("10-0℃", "１０－０℃")]
    [InlineData("4~2℃", "４～２℃")]
    public void Evaluate_TemperaturesInFullWidth_AnswerAsInAscii(string ascii, string full) =>
        Assert.Equal(Ids(Complete with { StorageConditions = ascii }), Ids(Complete with { StorageConditions = full }));

    [Theory]
    [InlineData("4袋", "４袋")]
    [InlineData("500", "５００")]
    [InlineData("1500g", "１５００ｇ")]
    public void Evaluate_NetContentInFullWidth_AnswersAsInAscii(string ascii, string full) =>
        Assert.Equal(Ids(Complete with { NetContent = ascii, Specification = null }), Ids(Complete with { NetContent = full, Specification = null }));

    private static List<string> Ids(LabelContent label) =>
        [.. FindingsOf("110000", PackagingForm.Prepackaged, label, After).Select(f => $"{f.RuleId}").Order(StringComparer.Ordinal)];
}

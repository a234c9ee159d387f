using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>A denied allergen is not pointed out, and a label may not deny what its list names.</summary>
public sealed class AllergenStatementTests
{
    private const string NotShown = "cn.ingredient.allergen.not-shown";
    private const string Denied = "cn.ingredient.allergen.denied";

    [Theory]
    [InlineData("本品不含有花生")]
    [InlineData("不含花生")]
    [InlineData("不\u200B含花生")]
    [InlineData("无花生")]
    [InlineData("未添加花生")]
    [InlineData("不添加任何花生")]
    [InlineData("没有花生")]
    [InlineData("零花生")]
    [InlineData("0花生")]
    [InlineData("花生：无")]
    [InlineData("花生（无）")]
    [InlineData("花生 未添加")]
    [InlineData("过敏原：无花生")]
    [InlineData("过敏原：不含花生")]
    [InlineData("过敏原信息：花生：无")]
    [InlineData("不含花生等过敏原")]
    [InlineData("不含大豆、花生")]
    [InlineData("含有大豆，不含花生")]
    [InlineData("含有大豆 不含花生")]
    [InlineData("绝不含有花生")]
    [InlineData("不可能含有花生")]
    [InlineData("并不含有花生")]
    [InlineData("避免接触花生")]
    [InlineData("本生产线不加工花生")]
    [InlineData("适合对花生不过敏的人")]
    [InlineData("花生 过敏者请放心")]
    [InlineData("花生过敏者也能吃")]
    [InlineData("花生过敏者请勿担心")]
    [InlineData("对花生过敏的人也可以放心食用")]
    [InlineData("花生过敏人群的福音")]
    [InlineData("不会引起花生过敏")]
    [InlineData("富含蛋白质，香过花生")]
    public void Check_DeniedAllergen_IsNotPointedOut(string text)
    {
        Assert.Contains(NotShown, Ids(new LabelContent { Description = text }));
        Assert.Contains(NotShown, Ids(new LabelContent { Notes = [new LabelNote("提示", text)] }));
        Assert.Contains(NotShown, Ids(new LabelContent { Usage = text }));
        Assert.Contains(NotShown, Ids(new LabelContent { Slogan = text }));
    }

    [Fact]
    public void Check_DenialSplitAcrossFields_IsNotPointedOut()
    {
        Assert.Contains(NotShown, Ids(new LabelContent { Slogan = "本品不", Description = "含有花生" }));
        Assert.Contains(NotShown, Ids(new LabelContent { Slogan = "本品不含", Description = "花生" }));
        Assert.Contains(NotShown, Ids(new LabelContent { Notes = [new LabelNote("不含", "花生")] }));
        Assert.Contains(NotShown, Ids(new LabelContent { Notes = [new LabelNote("花生", "不含有")] }));
        Assert.Contains(NotShown, Ids(new LabelContent { Description = "本品不", Notes = [new LabelNote("含有", "花生")] }));
    }

    [Theory]
    [InlineData("含有花生")]
    [InlineData("本品含有花生。")]
    [InlineData("可能含有花生")]
    [InlineData("含有大豆、花生")]
    [InlineData("含有小麦，大豆，花生")]
    [InlineData("本生产线也加工花生制品")]
    [InlineData("本品与花生制品同线生产")]
    [InlineData("致敏物质：花生")]
    [InlineData("致敏物质：\n花生")]
    [InlineData("过敏原信息：本品含花生制品")]
    [InlineData("本品配料花生属于致敏物质")]
    [InlineData("花生可能引起过敏")]
    [InlineData("花生过敏者慎用")]
    [InlineData("对花生过敏者请勿食用")]
    [InlineData("不适合花生过敏者食用")]
    [InlineData("易过敏人群注意：花生")]
    [InlineData("不含麸质，含有花生")]
    [InlineData("不含麸质 含有花生")]
    [InlineData("不仅含有花生，还含有芝麻")]
    [InlineData("无法保证不含花生")]
    [InlineData("不排除含有花生")]
    [InlineData("不可避免地含有花生")]
    [InlineData("含有花生，无防腐剂")]
    [InlineData("含有花生、不含防腐剂")]
    [InlineData("本品含有花生，过敏者请勿食用")]
    public void Check_StatementThatInforms_Stays(string text)
    {
        Assert.DoesNotContain(NotShown, Ids(new LabelContent { Description = text }));
        Assert.DoesNotContain(NotShown, Ids(new LabelContent { Notes = [new LabelNote("提示", text)] }));
        Assert.DoesNotContain(Denied, Ids(new LabelContent { Description = text }));
    }

    [Theory]
    [InlineData("不含花生", "花生、白砂糖")]
    [InlineData("本品不含有花生", "花生、白砂糖")]
    [InlineData("无花生", "花生碎、白砂糖")]
    [InlineData("未添加花生", "花生、白砂糖")]
    [InlineData("花生：无", "花生、白砂糖")]
    [InlineData("不含大豆、花生等过敏原", "花生、白砂糖")]
    [InlineData("无麸质", "小麦粉、水")]
    [InlineData("不含坚果", "核桃仁、白砂糖")]
    [InlineData("不含乳制品", "奶粉、白砂糖")]
    [InlineData("不含鸡蛋", "鸡蛋、面粉")]
    public void Check_DenialOfWhatTheListNames_IsAContradiction(string text, string list)
    {
        foreach (var content in (LabelContent[])[new() { Description = text }, new() { Slogan = text }, new() { Notes = [new LabelNote("提示", text)] }])
        {
            var finding = Assert.Single(Check(content, list), f => f.RuleId == Denied);
            Assert.Equal((Severity.Error, CitationStatus.Product), (finding.Severity, finding.Citation.Status));
        }
    }

    [Theory]
    [InlineData("不含花生", "芝麻、白砂糖")]
    [InlineData("不含乳糖", "牛奶")]
    [InlineData("不含鱼刺", "鱼肉、食盐")]
    [InlineData("无壳花生", "花生、食盐")]
    [InlineData("不用油炸的花生", "花生、食盐")]
    [InlineData("无糖豆奶", "大豆、水")]
    [InlineData("不含蛋白质", "鸡蛋、水")]
    [InlineData("不加水，牛奶和面", "牛奶、面粉")]
    [InlineData("100花生", "花生、食盐")]
    [InlineData("含有花生，不含防腐剂", "花生、食盐")]
    [InlineData("不含鸡蛋", "鸭蛋、食盐")]
    public void Check_OtherDenials_AreNoContradiction(string text, string list) =>
        Assert.DoesNotContain(Check(new LabelContent { Description = text, Slogan = text }, list), f => f.RuleId == Denied);

    [Fact]
    public void Check_DenialBehindTheList_IsNoIngredient()
    {
        Assert.DoesNotContain("peanut", IngredientFixture.Check("大米、水。不含花生").Allergens);
        Assert.DoesNotContain("peanut", IngredientFixture.Check("大米、水、不含花生").Allergens);
    }

    private static List<string> Ids(LabelContent content) => [.. Check(content, "花生、白砂糖").Select(f => f.RuleId)];

    private static IReadOnlyList<Finding> Check(LabelContent content, string list) => IngredientFixture.Checker.Check(
        content with { FoodName = "老味道", Ingredients = list }, PackagingForm.Prepackaged, "110000", DeclaredCategory.None, IngredientFixture.After).Findings;
}

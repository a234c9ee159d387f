namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>Substances under other names than the list's, and foods that hold the letters of one.</summary>
public sealed class IngredientAliasTests
{
    [Theory]
    [InlineData("cn.ingredient.non-food-substance", "次硫酸氢钠甲醛、雕白粉、月石砂、福尔马林、罗丹明B、金胺O、铅铬绿、块黄、苏丹红四号、大烟壳、瘦肉精、地沟油、泡花碱、六亚甲基四胺、工业用冰醋酸、饲料级胭脂红、无根水、硼 砂、蓬\u200B砂")]
    [InlineData("cn.ingredient.drug", "伟哥、盐酸西布曲明、硫代艾地那非、他达那非、酚酞片、扑热息痛、优降糖、醋酸泼尼松、大麻叶")]
    [InlineData("cn.ingredient.herb-forbidden", "制川乌、丹砂、曼陀罗花、番木鳖、雷公藤多苷、白砒、黑丑、朱砂粉、草乌片")]
    [InlineData("cn.ingredient.herb-not-allowed", "制首乌、田七粉、七叶胆茶、罗布麻叶、银杏叶提取物、炒白术、酒川芎、大力子、仙灵脾、制附片、法半夏、川贝粉、坤草")]
    [InlineData("cn.ingredient.additive-nonstandard-name", "小苏打、明矾、泡打粉、臭粉、枧水、蛋糕油、单甘酯、CMC、异VC钠、糖精、吉利丁、塔塔粉、纯碱")]
    [InlineData("cn.ingredient.compound-not-expanded", "复合调味料、鸡精、郫县豆瓣酱、植脂末、香辣火锅底料、蛋黄酱、豆沙馅、卤料包")]
    [InlineData("cn.ingredient.vague-name", "祖传秘方香料、多种名贵中药材、其他辅料、植物提取物、调料、八角等")]
    public void Check_OtherNamesOfASubstance_ReportsEach(string ruleId, string words)
    {
        foreach (var word in words.Split('、'))
            Assert.True(IngredientFixture.Check("水、" + word).Findings.Any(f => f.RuleId == ruleId && f.MatchedText == word), word);
    }

    [Theory]
    [InlineData("决明子、白果、杜仲叶、铁皮石斛、菊花、西红花籽油、茯苓、红花椒、红花籽油、人参果、大黄米、黄连蜂蜜、五味子蜂蜜、虫草花、桑叶、槐花、火麻仁")]
    [InlineData("八角茴香、小茴香、罂粟籽油、珍珠粉圆、冰片糖、琥珀核桃、龙骨、艾草、玫瑰茄、洛神花、苦丁茶、酸角、牛蒡、葫芦巴、白豆蔻、姜黄")]
    [InlineData("味精、食盐、石膏、甜蜜素、维生素C、焦糖色、谷氨酸钠、苏打水、麦芽糖浆、果葡糖浆、食用香精、香辛料、纳他霉素、碘酸钾")]
    [InlineData("酱油、食醋、料酒、黄酒、泡椒、豆豉、腐乳、芝麻酱、花生酱、番茄酱、咸蛋黄、黄油、果汁、椰浆、速溶咖啡、乳粉、植物油")]
    public void Check_FoodsThatOnlyLookAlike_ReportNothing(string words)
    {
        foreach (var word in words.Split('、'))
        {
            var findings = IngredientFixture.Check("水、" + word, "卤菜调料").Findings;
            Assert.True(findings.All(f => f.RuleId.Contains(".allergen.", StringComparison.Ordinal)), word);
        }
    }

    [Fact]
    public void Check_OtherName_TellsTheUsualOne()
    {
        var finding = Assert.Single(IngredientFixture.Check("鱼糜、月石砂").Findings, f => f.RuleId == "cn.ingredient.non-food-substance");
        Assert.Contains("（硼砂）", finding.Message, StringComparison.Ordinal);
        Assert.Equal("食品中可能违法添加的非食用物质名单", finding.Citation.Instrument);
    }

    [Fact]
    public void Check_SellersName_OffersTheGenericOne() =>
        Assert.Equal("写成：碳酸氢钠", Assert.Single(IngredientFixture.Check("水、小苏打").Findings).Suggestion);
}

namespace LabelHub.Domain.Tests.Ingredients;

public sealed class IngredientListParserTests
{
    [Theory]
    [InlineData("柠檬、蜂蜜", "柠檬 蜂蜜")]
    [InlineData("柠檬,蜂蜜，水;盐；糖\n醋。", "柠檬 蜂蜜 水 盐 糖 醋")]
    [InlineData("大豆 水 食用盐", "大豆[soy] 水 食用盐")]
    [InlineData("配料：大豆、水", "大豆[soy] 水")]
    [InlineData("大豆.水.食用盐", "大豆[soy] 水 食用盐")]
    [InlineData("酱油（水、大豆[非转基因]、小麦）、盐", "酱油(水 大豆[soy] 小麦[gluten]) 盐")]
    [InlineData("酱油【水，大豆〔黄豆｛熟｝〕】", "酱油(水 大豆[soy](黄豆[soy]))")]
    [InlineData("山药粉（15%）、小麦粉≥45%、20%蜂蜜", "山药粉 小麦粉[gluten] 蜂蜜")]
    [InlineData("大豆（转基因）、菜籽油(GM)", "大豆[soy] 菜籽油")]
    [InlineData("防腐剂山梨酸钾、膨松剂500ii、保鲜剂", "山梨酸钾{防腐剂} 500ii{膨松剂} 保鲜剂")]
    [InlineData("食用盐适量、少许白糖", "食用盐 白糖")]
    [InlineData("1.5％食用盐、食用盐2g", "食用盐 食用盐")]
    [InlineData("食品添加剂：丙酸钙、黄原胶、大米", "食品添加剂(丙酸钙 黄原胶) 大米")]
    [InlineData("橙汁（NFC）、5'-呈味核苷酸二钠、维生素B12", "橙汁(NFC) 5'-呈味核苷酸二钠 维生素B12")]
    [InlineData("", "")]
    [InlineData("、，（）：\n", "")]
    [InlineData("（冷冻）青菜、水", "青菜 水")]
    [InlineData("着色剂（焦糖色）、水", "焦糖色{着色剂} 水")]
    [InlineData("着色剂:焦糖色、食用盐", "焦糖色{着色剂} 食用盐")]
    [InlineData("增稠剂(415)、水", "415{增稠剂} 水")]
    [InlineData("食品添加剂（凝固剂：氯化镁）", "食品添加剂(氯化镁{凝固剂})")]
    [InlineData("食品添加剂（复配膨松剂：碳酸氢钠、淀粉）", "食品添加剂(复配膨松剂(碳酸氢钠 淀粉))")]
    [InlineData("食品添加剂（着色剂：焦糖色、防腐剂：山梨酸钾）、水", "食品添加剂(焦糖色{着色剂} 山梨酸钾{防腐剂}) 水")]
    [InlineData("食品添加剂[乳化剂(322，476)，着色剂(102)]", "食品添加剂(322{乳化剂} 476{乳化剂} 102{着色剂})")]
    [InlineData("乳化剂（单，双甘油脂肪酸酯）、水", "单，双甘油脂肪酸酯{乳化剂} 水")]
    [InlineData("食品添加剂（复配增稠剂（结冷胶）柠檬酸，纽甜)", "食品添加剂(复配增稠剂(结冷胶) 柠檬酸 纽甜)")]
    [InlineData("水、白砂糖（蔗糖、食用盐", "水 白砂糖(蔗糖 食用盐)")]
    [InlineData("水）、白砂糖", "水 白砂糖")]
    [InlineData("酱油（水、小麦）、白砂糖）、盐", "酱油(水 小麦[gluten]) 白砂糖 盐")]
    [InlineData("植物油（大豆油）10%、水", "植物油(大豆油[soy]) 水")]
    public void Check_ListOfAnyForm_ReadsItsEntries(string text, string expected) =>
        Assert.Equal(expected, IngredientFixture.Show(IngredientFixture.Check(text).Ingredients));

    [Fact]
    public void Check_ListWithAllergenLine_ReadsTheLineApart()
    {
        var report = IngredientFixture.Check("小麦粉、水。致敏物质提示：含有小麦，可能含有花生", null, IngredientFixture.After);
        Assert.Equal("小麦粉[gluten] 水", IngredientFixture.Show(report.Ingredients));
        Assert.Empty(report.Findings);
    }
}

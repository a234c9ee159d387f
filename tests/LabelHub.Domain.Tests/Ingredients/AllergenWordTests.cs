using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>Words as they stand in lists, with the certain allergens they mean: the traps above all.</summary>
public sealed class AllergenWordTests
{
    [Theory]
    [InlineData("gluten", "高筋小麦粉、低筋面粉、黑麦粉、麦芽粉、麦芽提取物、小麦胚芽、莜面、青稞粉、燕麦奶、面包糠、通心粉、谷朊粉、面筋、烤麸、大曲、麦曲、老面、啤酒、甜面酱")]
    [InlineData("crustacean", "虾仁、虾头油、小龙虾尾、皮皮虾、蟹腿肉、阿拉斯加帝王蟹、海米、虾籽、磷虾油、蟹黄")]
    [InlineData("fish", "鲮鱼、鳕鱼肠、三文鱼、鲣鱼粉、柴鱼片、鱼滑、鱼豆腐、鱼胶原蛋白肽、泰国鱼露、鱼子酱、花胶、蟹肉棒、比目鱼干")]
    [InlineData("egg", "鸭蛋黄、蛋白液、鸡蛋清粉、鹌鹑蛋、皮蛋、蛋黄酱、鸡蛋豆腐、土鸡蛋")]
    [InlineData("peanut", "花生仁粒、花生碎、花生蛋白粉、红花生、土榨花生油")]
    [InlineData("soy", "黄豆酱、黑豆皮、毛豆仁、南乳、纳豆、千张、大豆分离蛋白、黄豆芽、豆豉、酿造酱油、豆面")]
    [InlineData("milk", "淡奶油、无水黄油、马苏里拉芝士、乳清粉、乳糖、酪蛋白酸钠、牦牛奶、酥油、奶皮、炼乳、牛奶巧克力、曲拉")]
    [InlineData("nut", "巴旦木仁、碧根果仁、榛子酱、夏威夷豆、松籽仁、板栗、核桃油、杏仁露、香榧")]
    public void Check_WordsOfAClass_NamesTheClass(string code, string words)
    {
        foreach (var word in words.Split('、'))
            Assert.True(IngredientFixture.Check("水、" + word).Allergens is [var only] && only == code, word);
    }

    [Theory]
    [InlineData("荞麦面条、苦荞茶、藜麦、麦冬、麦芽糖、麦芽糊精、小麦淀粉、澄粉、玉米面条、辣椒面、葡萄糖浆、啤酒酵母、红曲米、魔芋面、蛋糕油")]
    [InlineData("蟹味菇、蟹田米、虾味粉、虾青素、虾夷扇贝、甲壳素、壳寡糖、牡蛎粉、扇贝、花蛤、海参")]
    [InlineData("鱼腥草、鱼香料、鱿鱼丝、墨鱼仔、章鱼、鲍鱼、甲鱼、鱼明胶、鱼胶粉、DHA藻油")]
    [InlineData("蛋氨酸、木瓜蛋白酶、胶原蛋白肽、豌豆蛋白粉、水解胶原蛋白、山药蛋")]
    [InlineData("花生四烯酸、花生衣红、豌豆、绿豆粉、豇豆、蚕豆、土豆、红豆沙、咖啡豆、豆蔻、瓜尔豆胶、魔芋豆腐、米豆腐、绿豆芽、牛百叶")]
    [InlineData("精炼大豆油、大豆磷脂、大豆肽粉、维生素E、黄原胶、乳糖醇、食用酒精、白酒、起酥油")]
    [InlineData("乳酸、乳酸钙、乳酸链球菌素、硬脂酰乳酸钠、植物乳杆菌、乳鸽、椰奶、椰浆粉、牛油、可可脂、牛油果、奶白菜、牛奶香精、奶味香精、食用香精（牛奶味）")]
    [InlineData("鸡蛋味粉、花生风味粉、牛奶味香基、螃蟹味调味粉、核桃风味粉、鳕鱼味粉")]
    [InlineData("榛蘑、杏鲍菇、杏干、松茸、栗蘑、葵花籽仁、芝麻、椰蓉、莲子、薏仁")]
    public void Check_WordsThatOnlyLookAlike_NameNothing(string words)
    {
        foreach (var word in words.Split('、'))
            Assert.True(IngredientFixture.Check("水、" + word).Allergens.Count == 0, word);
    }

    [Theory]
    [InlineData("雞蛋、麵粉、蝦仁、黃豆", "gluten,crustacean,egg,soy")]
    [InlineData("豆豉鲮鱼", "fish,soy")]
    [InlineData("花生牛奶糖", "peanut,milk")]
    [InlineData("小\u200B麦粉、大 豆", "gluten,soy")]
    [InlineData("植物油（大豆油、花生油）", "peanut,soy")]
    [InlineData("大豆油、花生油", "")]
    public void Check_WordsInOneEntryOrAnotherScript_NamesAll(string ingredients, string codes) =>
        Assert.Equal(codes, string.Join(',', IngredientFixture.Check(ingredients).Allergens));

    [Theory]
    [InlineData("大豆油", "大豆油")]
    [InlineData("植脂末", "植脂末")]
    [InlineData("酱油（含焦糖色）", "酱油")]
    [InlineData("甜酒曲", "甜酒曲")]
    public void Check_EntryThatMayHoldOne_AsksToExpand(string ingredients, string entry)
    {
        var finding = Assert.Single(IngredientFixture.Check(ingredients).Findings, f => f.RuleId == "cn.ingredient.allergen.possible");
        Assert.Equal(entry, finding.MatchedText);
    }

    [Fact]
    public void Check_ListWithManyAllergens_SpeaksOnceOfEachKind()
    {
        var report = IngredientFixture.Check("小麦粉、鸡蛋、牛奶、花生、大豆、虾仁、鳕鱼、核桃仁、酱油、植脂末、酒曲", null, IngredientFixture.After);
        Assert.Equal(8, report.Allergens.Count);
        Assert.Single(report.Findings, f => f.RuleId.Contains(".allergen.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("清香型白酒", null, "")]
    [InlineData("高粱酒", "白酒", "")]
    [InlineData("米酒", null, "gluten")]
    public void Check_Spirit_IsExemptFromItsGrain(string foodName, string? category, string codes)
    {
        var label = new LabelHub.Domain.Labels.LabelContent { FoodName = foodName, Ingredients = "高粱、小麦、水" };
        var report = IngredientFixture.Checker.Check(label, LabelHub.Domain.Labels.PackagingForm.SimplePackaged, "450300", Rules.TestRules.Set.CategoryOf(category), IngredientFixture.Before);
        Assert.Equal(codes, string.Join(',', report.Allergens));
    }

    [Theory]
    [InlineData("小麦粉、水、鸡蛋\n含有小麦、鸡蛋", null)]
    [InlineData("小麦粉、水、鸡蛋\n· 含有：小麦、鸡蛋", null)]
    [InlineData("小麦粉、水、鸡蛋。含小麦和鸡蛋", null)]
    [InlineData("小麦粉、水、鸡蛋", "• 含有小麦、鸡蛋")]
    [InlineData("小麦粉、水、鸡蛋", "现做现卖。\n· 含小麦、鸡蛋")]
    [InlineData("小麦粉、水、鸡蛋", "本品含小麦、鸡蛋。")]
    public void Check_LineThatSaysWhatTheFoodContains_NeedsNoOther(string ingredients, string? description)
    {
        var report = IngredientFixture.Checker.Check(
            new LabelContent { FoodName = "鸡蛋饼", Ingredients = ingredients, Description = description },
            PackagingForm.SimplePackaged, "450300", DeclaredCategory.None, IngredientFixture.After);
        Assert.Equal(3, report.Ingredients.Count);
        Assert.DoesNotContain(report.Findings, f => f.RuleId.Contains(".allergen.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("小麦粉、水", "含有小麦")]
    [InlineData("燕麦片、水", "含有燕麦")]
    [InlineData("莜麦粉、水", "含有麸质谷物")]
    public void Check_CerealWithGluten_IsNotCalledByAnotherCerealsName(string ingredients, string hint)
    {
        var finding = IngredientFixture.Check(ingredients, null, IngredientFixture.After).Findings.Single(f => f.RuleId == "cn.ingredient.allergen.not-shown");

        Assert.EndsWith(hint, finding.Suggestion, StringComparison.Ordinal);
        Assert.DoesNotContain(
            IngredientFixture.Check($"{ingredients}。{hint}", null, IngredientFixture.After).Findings, f => f.RuleId == finding.RuleId);
    }
}

using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Tests.Claims;

namespace LabelHub.Domain.Tests.Checks;

/// <summary>A category means the same by its code, by its name, and typed in full width, in every engine.</summary>
public sealed class FoodCategoryCheckTests
{
    private static readonly LabelChecker Checker = LabelChecker.Compile(TestClaims.Sources);

    private static readonly string[] Lists =
    [
        "小麦粉、白砂糖、糖精钠", "高粱、小麦、水", "面粉、柠檬黄、山梨酸钾、苯甲酸钠", "大米、亚硝酸钠、甜蜜素、胭脂红", "茶叶、三氯蔗糖、日落黄、脱氢乙酸钠",
    ];

    public static TheoryData<string> Categories() => [.. Checker.Rules.FoodCategories.Select(c => c.Code)];

    [Theory]
    [MemberData(nameof(Categories))]
    public void Check_CategoryByCodeAndByName_AnswersTheSame(string code)
    {
        var name = Checker.Rules.FoodCategories.Single(c => c.Code == code).Name;
        var wide = string.Concat(code.Select(c => (char)(c - '0' + '０')));
        foreach (var list in Lists)
        {
            foreach (var (place, form) in new[] { ("110000", PackagingForm.Prepackaged), ("450300", PackagingForm.SimplePackaged), ("370000", PackagingForm.Bulk) })
            {
                var byName = Answer(name, list, place, form);
                Assert.Equal(byName, Answer(code, list, place, form));
                Assert.Equal(byName, Answer($" {wide} ", list, place, form));
            }
        }
    }

    [Fact]
    public void Check_SaccharinInPastry_IsAskedAboutByCodeToo() =>
        Assert.Contains("cn.ingredient.additive-scope", Answer("24", Lists[0], "450300", PackagingForm.SimplePackaged), StringComparison.Ordinal);

    private static string Answer(string category, string list, string place, PackagingForm form)
    {
        var day = new DateOnly(2027, 3, 17);
        var content = new LabelContent { FoodName = "老家味道", Ingredients = list, NetContent = "500g" };
        var check = Checker.Check(new LabelCheckQuery(place, form, category, day, day, null, content));
        return string.Join('\n', check.Findings.Select(f => $"{f.RuleId} {f.Severity} {f.Message}").Concat(check.Allergens));
    }
}

using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Reminders;
using LabelHub.Domain.Rules;
using LabelHub.TestKit;

namespace LabelHub.Domain.Tests.Reminders;

public sealed class RuleChangeTests
{
    private static readonly LabelChecker Checker = LabelChecker.Compile(RuleFiles.ReadAll());
    private static readonly DateOnly Change = new(2027, 3, 16);

    [Fact]
    public void Next_APrepackagedFoodInShanghai_NamesTheDayAndWhatItWillLack()
    {
        var change = Next("310000", PackagingForm.Prepackaged, new DateOnly(2026, 11, 21));
        Assert.Equal(Change, change?.From);
        Assert.NotEmpty(change!.Findings);
        Assert.All(change.Findings, f => Assert.True(f.Severity > Severity.Info));
        Assert.InRange(change.Note.Length, 1, 1000);
    }

    [Fact]
    public void Next_OnceTheChangeIsInForce_IsNoNews() => Assert.Null(Next("310000", PackagingForm.Prepackaged, Change));

    [Fact]
    public void Next_TheDayBefore_IsStillNews() => Assert.Equal(Change, Next("310000", PackagingForm.Prepackaged, Change.AddDays(-1))?.From);

    [Fact]
    public void Next_BulkFoodThatTheChangeLeavesAlone_IsNothing() => Assert.Null(Next("450300", PackagingForm.Bulk, new DateOnly(2026, 11, 21)));

    [Theory]
    [InlineData("claims/rules/zero-additive.yaml", "0添加")]
    [InlineData("claims/rules/population-minor.yaml", "儿童营养面条")]
    [InlineData("ingredients/rules/cn.ingredient.allergen.not-shown.yaml", "")]
    public void Next_ClaimOrIngredientRuleWithADayOfItsOwn_IsNews(string path, string slogan)
    {
        var day = new DateOnly(2027, 6, 1);
        var sources = RuleFiles.ReadAll()
            .Select(s => s.Path == path ? new RuleSource(s.Path, s.Text.Replace("2027-03-16", "2027-06-01", StringComparison.Ordinal)) : s).ToList();
        var checker = LabelChecker.Compile(sources);

        var change = RuleChange.Next(
            checker, on => Query("110000", PackagingForm.Prepackaged, on) is var q ? q with { Content = q.Content with { Slogan = slogan } } : q, "110000", Change);

        Assert.Equal(day, change?.From);
    }

    private static RuleChange? Next(string jurisdiction, PackagingForm form, DateOnly after) =>
        RuleChange.Next(Checker, day => Query(jurisdiction, form, day), jurisdiction, after);

    private static LabelCheckQuery Query(string jurisdiction, PackagingForm form, DateOnly day) => new(
        jurisdiction, form, FoodCategory: null, day, day, PackageSurfaceCm2: null, new LabelContent
        {
            FoodName = "花生糖",
            Ingredients = "花生、白砂糖",
            NetContent = "200g",
            ProductionDate = day,
            ShelfLife = new ShelfLife(6, ShelfLifeUnit.Month),
            StorageConditions = "常温、干燥",
            BatchNumber = "1",
            WorkshopName = "示例食品坊",
            WorkshopAddress = "示例路1号",
            WorkshopPhone = "0773-0000000",
            AuthorizationNumber = "示例1",
        });
}

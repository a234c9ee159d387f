using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using static LabelHub.Domain.Tests.Rules.LabelChecks;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>What a label must state where, and how much it weighs when it does not.</summary>
public sealed class RequiredFieldsTests
{
    [Theory]
    [InlineData("450300", PackagingForm.SimplePackaged)]
    [InlineData("450000", PackagingForm.Bulk)]
    [InlineData("370404", PackagingForm.Prepackaged)]
    [InlineData("500101", PackagingForm.SimplePackaged)]
    [InlineData("500101", PackagingForm.Prepackaged)]
    [InlineData("410100", PackagingForm.SimplePackaged)]
    [InlineData("330100", PackagingForm.Bulk)]
    [InlineData("110101", PackagingForm.Prepackaged)]
    [InlineData("310101", PackagingForm.SimplePackaged)]
    public void Evaluate_CompleteLabelWhereTheTextWasRead_FindsNothing(string jurisdiction, PackagingForm form) =>
        Assert.Empty(FindingsOf(jurisdiction, form, Complete));

    [Fact]
    public void Evaluate_CompleteLabelInAnUnreadProvince_OnlySaysSo()
    {
        var finding = Assert.Single(FindingsOf("520100", PackagingForm.Prepackaged, Complete));
        Assert.Equal((Severity.Info, "cn.label.province-text.unread"), (finding.Severity, finding.RuleId));
        Assert.StartsWith("贵州省", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_EmptyPrepackagedLabelInAnUnreadProvince_BlocksByLawExceptLicenceAndStandard()
    {
        var findings = FindingsOf("520100", PackagingForm.Prepackaged, new LabelContent());

        Assert.Equal(
            [
                LabelFields.FoodName, LabelFields.Ingredients, LabelFields.NetContent, LabelFields.ProductionDate, LabelFields.ShelfLife,
                LabelFields.StorageConditions, LabelFields.WorkshopName, LabelFields.WorkshopAddress, LabelFields.WorkshopPhone,
            ],
            Fields(findings, Severity.Error));
        Assert.Equal([LabelFields.AuthorizationNumber, LabelFields.ProductStandard], Fields(findings, Severity.Warning));
    }

    [Theory]
    [InlineData(PackagingForm.SimplePackaged)]
    [InlineData(PackagingForm.Bulk)]
    public void Evaluate_EmptyOtherLabelInAnUnreadProvince_WarnsOnly(PackagingForm form)
    {
        var findings = FindingsOf("520100", form, new LabelContent());

        Assert.Empty(Fields(findings, Severity.Error));
        Assert.Contains(LabelFields.FoodName, Fields(findings, Severity.Warning));
    }

    [Fact]
    public void Evaluate_EmptyBulkLabelInShandong_AsksForFourFieldsOnly() =>
        Assert.Equal(
            [LabelFields.FoodName, LabelFields.ProductionDate, LabelFields.ShelfLife, LabelFields.StorageConditions],
            FindingsOf("370000", PackagingForm.Bulk, new LabelContent()).Where(f => f.Severity > Severity.Info).Select(f => f.Field));

    [Fact]
    public void Evaluate_EmptyLabel_NamesEachMissingFieldOnce()
    {
        foreach (var jurisdiction in TestRules.Set.Jurisdictions)
        {
            foreach (var form in Enum.GetValues<PackagingForm>())
            {
                var fields = FindingsOf(jurisdiction.Code, form, new LabelContent()).Where(f => f.Field is not null).Select(f => f.Field).ToList();
                Assert.Equal(fields.Distinct(StringComparer.Ordinal), fields);
            }
        }
    }

    [Theory]
    [InlineData("2027-03-15", Severity.Info)]
    [InlineData("2027-03-16", Severity.Warning)]
    public void Evaluate_EitherSideOfTheNewStandards_AnswersDifferently(string date, Severity severity)
    {
        var label = Complete with { Ingredients = null };

        var finding = Assert.Single(FindingsOf("450300", PackagingForm.Bulk, label, DateOnly.ParseExact(date, "yyyy-MM-dd")));

        Assert.Equal((severity, "cn.label.bulk.ingredients.advised"), (finding.Severity, finding.RuleId));
        Assert.Equal(new DateOnly(2027, 3, 16), finding.Citation.EffectiveFrom);
        Assert.Equal(severity == Severity.Info, finding.Message.StartsWith("从2027年3月16日起有变化：", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("110000", PackagingForm.Prepackaged, Severity.Error)]
    [InlineData("110000", PackagingForm.SimplePackaged, Severity.Warning)]
    [InlineData("310000", PackagingForm.Prepackaged, Severity.Error)]
    [InlineData("310000", PackagingForm.SimplePackaged, Severity.Warning)]
    [InlineData("330000", PackagingForm.SimplePackaged, Severity.Error)]
    [InlineData("370000", PackagingForm.Prepackaged, Severity.Warning)]
    [InlineData("440000", PackagingForm.Prepackaged, Severity.Error)]
    [InlineData("440000", PackagingForm.SimplePackaged, Severity.Warning)]
    public void Evaluate_NoNetContent_WeighsByProvinceAndForm(string jurisdiction, PackagingForm form, Severity severity) =>
        Assert.Equal(
            severity,
            FindingsOf(jurisdiction, form, Complete with { NetContent = null }).Single(f => f.Field == LabelFields.NetContent).Severity);

    [Theory]
    [InlineData("440000", PackagingForm.SimplePackaged, "cn-44.label.packaged.production-date.required", Severity.Warning)]
    [InlineData("440000", PackagingForm.Prepackaged, "cn.label.prepackaged.production-date.required", Severity.Error)]
    [InlineData("511902", PackagingForm.SimplePackaged, "cn-51.label.packaged.production-date.required", Severity.Warning)]
    [InlineData("511903", PackagingForm.SimplePackaged, "cn-511903.label.packaged.production-date.required", Severity.Error)]
    public void Evaluate_SeveralLayersAskForOneField_TheMostSevereThenTheMostLocalSpeaks(
        string jurisdiction, PackagingForm form, string ruleId, Severity severity)
    {
        var finding = FindingsOf(jurisdiction, form, Complete with { ProductionDate = null }).Single(f => f.Field == LabelFields.ProductionDate);

        Assert.Equal((ruleId, severity), (finding.RuleId, finding.Severity));
    }

    [Fact]
    public void Evaluate_UnverifiedPack_NeverBlocks()
    {
        foreach (var jurisdiction in new[] { "440000", "130000", "510000", "320000" })
        {
            var findings = FindingsOf(jurisdiction, PackagingForm.SimplePackaged, new LabelContent { FoodName = "牛奶" });
            Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        }
    }
}

using LabelHub.Domain.Checks;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Rules;

public sealed class RuleSetTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    /// <summary>A label that states everything a workshop is anywhere asked for.</summary>
    private static readonly LabelContent Complete = new()
    {
        FoodName = "手工红薯粉条",
        Ingredients = "红薯淀粉、水",
        NetContent = "500g",
        ProductionDate = new DateOnly(2026, 11, 20),
        ShelfLife = new ShelfLife(12, ShelfLifeUnit.Month),
        StorageConditions = "阴凉干燥处",
        WorkshopName = "（示例）清溪粉条坊",
        WorkshopAddress = "（示例）清溪镇一村1组",
        WorkshopPhone = "000-00000000",
        AuthorizationNumber = "示例00000001",
        ProductStandard = "GB/T 23587",
        Notes = [new LabelNote("营养成分表", "能量 1500千焦 18%。儿童青少年应避免过量摄入盐油糖。")],
    };

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
        Assert.Empty(Findings(jurisdiction, form, Complete));

    [Fact]
    public void Evaluate_CompleteLabelInAnUnreadProvince_OnlySaysSo()
    {
        var finding = Assert.Single(Findings("520100", PackagingForm.Prepackaged, Complete));
        Assert.Equal((Severity.Info, "cn.label.province-text.unread"), (finding.Severity, finding.RuleId));
        Assert.StartsWith("贵州省", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_EmptyPrepackagedLabelInAnUnreadProvince_BlocksByLawExceptLicenceAndStandard()
    {
        var findings = Findings("520100", PackagingForm.Prepackaged, new LabelContent());

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
        var findings = Findings("520100", form, new LabelContent());

        Assert.Empty(Fields(findings, Severity.Error));
        Assert.Contains(LabelFields.FoodName, Fields(findings, Severity.Warning));
    }

    [Fact]
    public void Evaluate_EmptyBulkLabelInShandong_AsksForFourFieldsOnly() =>
        Assert.Equal(
            [LabelFields.FoodName, LabelFields.ProductionDate, LabelFields.ShelfLife, LabelFields.StorageConditions],
            Findings("370000", PackagingForm.Bulk, new LabelContent()).Where(f => f.Severity > Severity.Info).Select(f => f.Field));

    [Fact]
    public void Evaluate_EmptyLabel_NamesEachMissingFieldOnce()
    {
        foreach (var jurisdiction in TestRules.Set.Jurisdictions)
        {
            foreach (var form in Enum.GetValues<PackagingForm>())
            {
                var fields = Findings(jurisdiction.Code, form, new LabelContent()).Where(f => f.Field is not null).Select(f => f.Field).ToList();
                Assert.Equal(fields.Distinct(StringComparer.Ordinal), fields);
            }
        }
    }

    [Fact]
    public void Evaluate_GuangxiFinding_CitesTheNoticeWithoutADate()
    {
        var finding = Assert.Single(Findings("450300", PackagingForm.SimplePackaged, Complete with { StorageConditions = "  " }));

        Assert.Equal("cn-45.label.simple-packaged.storage-conditions.required", finding.RuleId);
        Assert.Equal(
            new Citation("广西壮族自治区食品小作坊小餐饮和食品摊贩管理条例", null, CitationStatus.Notice, null, null), finding.Citation);
        Assert.NotNull(finding.Suggestion);
    }

    [Fact]
    public void Evaluate_ReversedTemperature_PointsAtTheWords()
    {
        var finding = Assert.Single(Findings("450300", PackagingForm.SimplePackaged, Complete with { StorageConditions = "冷藏 4～2℃，避光" }));

        Assert.Equal((new TextSpan(3, 4), "4～2℃", "改成“2～4℃”。"), (finding.Span!.Value with { Length = 4 }, finding.MatchedText, finding.Suggestion));
        Assert.Equal("4～2℃".Length, finding.Span.Value.Length);
    }

    [Fact]
    public void Evaluate_StrongLiquorWithoutShelfLife_CitesTheListAndNamesTheStandard()
    {
        var label = Complete with { ShelfLife = null, Notes = [new LabelNote("酒精度", "52%vol")] };

        var finding = Assert.Single(Findings("370000", PackagingForm.SimplePackaged, label, new DateOnly(2027, 3, 16)));

        Assert.Equal((Severity.Info, "第二十一条"), (finding.Severity, finding.Citation.Article));
        Assert.Contains("GB 7718-2025", finding.Message, StringComparison.Ordinal);
        Assert.Contains("第二十一条", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-15", Severity.Info)]
    [InlineData("2027-03-16", Severity.Warning)]
    public void Evaluate_EitherSideOfTheNewStandards_AnswersDifferently(string date, Severity severity)
    {
        var label = Complete with { Ingredients = null };

        var finding = Assert.Single(Findings("450300", PackagingForm.Bulk, label, DateOnly.ParseExact(date, "yyyy-MM-dd")));

        Assert.Equal((severity, "cn.label.bulk.ingredients.advised"), (finding.Severity, finding.RuleId));
        Assert.Equal(new DateOnly(2027, 3, 16), finding.Citation.EffectiveFrom);
        Assert.Equal(severity == Severity.Info, finding.Message.StartsWith("自2027-03-16起会有变化：", StringComparison.Ordinal));
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
            Findings(jurisdiction, form, Complete with { NetContent = null }).Single(f => f.Field == LabelFields.NetContent).Severity);

    [Theory]
    [InlineData("440000", PackagingForm.SimplePackaged, "cn-44.label.packaged.production-date.required", Severity.Warning)]
    [InlineData("440000", PackagingForm.Prepackaged, "cn.label.prepackaged.production-date.required", Severity.Error)]
    [InlineData("511902", PackagingForm.SimplePackaged, "cn-51.label.packaged.production-date.required", Severity.Warning)]
    [InlineData("511903", PackagingForm.SimplePackaged, "cn-511903.label.packaged.production-date.required", Severity.Error)]
    public void Evaluate_SeveralLayersAskForOneField_TheMostSevereThenTheMostLocalSpeaks(
        string jurisdiction, PackagingForm form, string ruleId, Severity severity)
    {
        var finding = Findings(jurisdiction, form, Complete with { ProductionDate = null }).Single(f => f.Field == LabelFields.ProductionDate);

        Assert.Equal((ruleId, severity), (finding.RuleId, finding.Severity));
    }

    [Fact]
    public void Evaluate_Enyang_AddsTheBatchNumberToTheProvince()
    {
        var answer = Evaluate("511903", PackagingForm.SimplePackaged, Complete);

        Assert.Equal(["cn", "cn-51", "cn-511903"], answer.Packs.Select(p => p.Id));
        Assert.Equal(Severity.Error, answer.Findings.Single(f => f.Field == LabelFields.BatchNumber).Severity);
        Assert.StartsWith("四川省自己的", answer.Findings.Single(f => f.RuleId == "cn.label.province-text.excerpt").Message, StringComparison.Ordinal);
        Assert.Equal("备案证号", answer.Print.Fields.Single(f => f.Field == LabelFields.AuthorizationNumber).Caption);
    }

    [Fact]
    public void Evaluate_UnverifiedPack_NeverBlocks()
    {
        foreach (var jurisdiction in new[] { "440000", "130000", "510000", "320000" })
        {
            var findings = Findings(jurisdiction, PackagingForm.SimplePackaged, new LabelContent { FoodName = "牛奶" });
            Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        }
    }

    [Fact]
    public void Evaluate_Chongqing_PrintsItsWordsAndCaptionsInOrder()
    {
        var print = Evaluate("500000", PackagingForm.SimplePackaged, Complete).Print;

        Assert.Equal(["小作坊食品"], print.RequiredWords);
        Assert.Equal(
            ["产品名称", "配料表", "净含量", "规格", "生产日期", "保质期", "保质期到期日", "贮存条件", "生产批号", "生产者名称", "地址", "联系方式", "登记证编号", "产品标准代号"],
            print.Fields.Take(14).Select(f => f.Caption));
        Assert.True(print.Fields.Single(f => f.Field == LabelFields.StorageConditions).Mandatory);
        Assert.False(print.Fields.Single(f => f.Field == LabelFields.BatchNumber).Mandatory);
        Assert.Equal("", print.Fields.Single(f => f.Field == LabelFields.Slogan).Caption);
    }

    [Theory]
    [InlineData(null, "500g", 1.8, 3.0, 4.0)]
    [InlineData(34.9, "50g", 1.8, 2.0, 2.0)]
    [InlineData(35.0, "51g", 1.8, 3.0, 3.0)]
    [InlineData(150.0, "200mL", 1.8, 3.0, 3.0)]
    [InlineData(150.1, "1kg", 2.0, 3.0, 4.0)]
    [InlineData(400.1, "5L", 2.5, 3.0, 6.0)]
    [InlineData(null, "散装称量销售", 1.8, 3.0, 3.0)]
    public void Evaluate_PackageSize_SetsTheHeightsToAimAt(double? surface, string netContent, double text, double dates, double net)
    {
        var query = new LabelCheckQuery("450000", PackagingForm.SimplePackaged, null, Today, Today, surface, Complete with { NetContent = netContent });

        var print = TestRules.Set.Evaluate(query).Print;

        Assert.Equal(
            (1.8, text, dates, net),
            (print.MinimumHeightMm, print.TargetHeightMm, print.DateTargetHeightMm, print.NetContentTargetHeightMm));
    }

    [Fact]
    public void Evaluate_Packs_RunFromTheNationalGroundToTheMostLocal() =>
        Assert.Equal(["cn", "cn-45"], Evaluate("450312", PackagingForm.Bulk, Complete).Packs.Select(p => p.Id));

    [Fact]
    public void Compile_SameFiles_SameVersionsAndAChangedFileChangesOnlyItsPack()
    {
        const string Path = "provinces/45-guangxi/pack.yaml";
        var changed = TestRules.With(Path, TestRules.Sources.Single(s => s.Path == Path).Text + "# 一字之差\n");

        var again = RuleSet.Compile([.. TestRules.Sources.Reverse()], TestRules.Instruments);
        var other = RuleSet.Compile(changed, TestRules.Instruments);

        var packs = Evaluate("450000", PackagingForm.Bulk, Complete).Packs;
        Assert.Equal(packs, again.Evaluate(Query("450000", PackagingForm.Bulk, Complete)).Packs);
        var otherPacks = other.Evaluate(Query("450000", PackagingForm.Bulk, Complete)).Packs;
        Assert.Equal(packs[0], otherPacks[0]);
        Assert.NotEqual(packs[1], otherPacks[1]);
    }

    [Fact]
    public void Jurisdictions_All31_SayWhetherTheirTextWasRead()
    {
        Assert.Equal(31, TestRules.Set.Jurisdictions.Count);
        Assert.True(TestRules.Set.Jurisdictions.Single(j => j.Code == "370000").OwnTextRead);
        Assert.True(TestRules.Set.Jurisdictions.Single(j => j.Code == "450000").OwnTextRead);
        Assert.False(TestRules.Set.Jurisdictions.Single(j => j.Code == "440000").OwnTextRead);
        Assert.False(TestRules.Set.Jurisdictions.Single(j => j.Code == "520000").OwnTextRead);
    }

    [Theory]
    [InlineData("450300", true)]
    [InlineData("650000", true)]
    [InlineData("990000", false)]
    [InlineData("4503", false)]
    [InlineData("45030０", false)]
    [InlineData("4503001", false)]
    public void Knows_Code_NeedsSixDigitsInAProvince(string code, bool known) => Assert.Equal(known, TestRules.Set.Knows(code));

    [Theory]
    [InlineData('～')]
    [InlineData('9')]
    [InlineData(' ')]
    [InlineData('袋')]
    [InlineData('斤')]
    [InlineData('%')]
    [InlineData('（')]
    [InlineData('\uD800')]
    [InlineData('\u0301')]
    public void Evaluate_HostileText_StillAnswers(char character)
    {
        var text = new string(character, 100_000) + "4～2℃ 20袋";
        var label = Complete with
        {
            FoodName = text, NetContent = text, Ingredients = text, StorageConditions = text, Notes = [new LabelNote("酒精度", text)], ShelfLife = null,
        };

        Assert.Contains(Findings("330000", PackagingForm.Prepackaged, label), f => f.Field == LabelFields.ShelfLife);
    }

    [Theory]
    [InlineData("酒类", true)]
    [InlineData("15", true)]
    [InlineData("白酒", true)]
    [InlineData("玩具", false)]
    public void KnowsFoodCategory_Word_IsACodeANameOrAKind(string word, bool known) =>
        Assert.Equal(known, TestRules.Set.KnowsFoodCategory(word));

    [Fact]
    public void FoodCategories_AreThe32() => Assert.Equal(32, TestRules.Set.FoodCategories.Count);

    private static LabelCheckQuery Query(string jurisdiction, PackagingForm form, LabelContent label, DateOnly? date = null) =>
        new(jurisdiction, form, null, date ?? Today, Today, null, label);

    private static RuleEvaluation Evaluate(string jurisdiction, PackagingForm form, LabelContent label, DateOnly? date = null) =>
        TestRules.Set.Evaluate(Query(jurisdiction, form, label, date));

    private static IReadOnlyList<Finding> Findings(string jurisdiction, PackagingForm form, LabelContent label, DateOnly? date = null) =>
        Evaluate(jurisdiction, form, label, date).Findings;

    private static IEnumerable<string?> Fields(IEnumerable<Finding> findings, Severity severity) =>
        findings.Where(f => f.Severity == severity && f.Field is not null).Select(f => f.Field);
}

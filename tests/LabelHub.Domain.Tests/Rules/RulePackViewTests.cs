using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Tests.Rules;

public sealed class RulePackViewTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Show_Shandong_SaysWhatIsAskedByWhichArticleSinceWhen()
    {
        var view = TestRules.Set.Show("370404", Today);

        Assert.Equal("山东省", view.Name);
        Assert.Equal([("cn", TextReading.Full), ("cn-37", TextReading.Full)], view.Packs.Select(p => (p.Id, p.TextRead)));
        var rule = view.Rules.Single(r => r.RuleId == "cn-37.label.packaged.authorization-number.required");
        Assert.Equal(("写明登记证编号", Severity.Error), (rule.Asks, rule.Severity));
        Assert.Equal([PackagingForm.SimplePackaged, PackagingForm.Prepackaged], rule.Forms);
        Assert.Equal(("第二十一条", CitationStatus.Verified, new DateOnly(2017, 6, 1)), (rule.Citation.Article, rule.Citation.Status, rule.Citation.EffectiveFrom));
        Assert.Contains("登记证编号", rule.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_ProvinceWithItsOwnList_LeavesTheNationalFallbackOut()
    {
        var view = TestRules.Set.Show("370000", Today);

        Assert.DoesNotContain(view.Rules, r => r.RuleId == "cn.label.prepackaged.food-name.required");
        Assert.DoesNotContain(view.Rules, r => r.RuleId.StartsWith("cn.label.province-text", StringComparison.Ordinal));
    }

    [Fact]
    public void Show_UnreadProvince_ShowsTheNationalFallbackAndSaysSo()
    {
        var view = TestRules.Set.Show("520000", Today);

        Assert.Contains(view.Rules, r => r.RuleId == "cn.label.prepackaged.food-name.required");
        Assert.Contains(view.Rules, r => r.RuleId == "cn.label.province-text.unread" && r.Severity == Severity.Info);
        Assert.Null(view.Certificate);
    }

    [Fact]
    public void Show_GuangxiBulk_NamesTheAlternative() =>
        Assert.Contains(TestRules.Set.Show("450000", Today).Rules, r => r.Asks == "写明地址或者品牌");

    [Fact]
    public void Show_EitherSideOfTheNewStandards_MovesARuleFromComingToInForce()
    {
        const string Rule = "cn.label.bulk.ingredients.advised";
        var before = TestRules.Set.Show("450000", new DateOnly(2027, 3, 15));
        var after = TestRules.Set.Show("450000", new DateOnly(2027, 3, 16));

        Assert.Contains(before.Coming, r => r.RuleId == Rule);
        Assert.DoesNotContain(before.Rules, r => r.RuleId == Rule);
        Assert.DoesNotContain(after.Coming, r => r.RuleId == Rule);
        Assert.Contains(after.Rules, r => r.RuleId == Rule);
    }

    [Fact]
    public void Show_CertificateAndRecords_CarryTermsAndLaw()
    {
        var view = TestRules.Set.Show("500000", Today);

        Assert.Equal(
            (CertificateKind.RegistrationCertificate, 3, 30, 10),
            (view.Certificate!.Kind, view.Certificate.ValidYears, view.Certificate.RenewDaysBefore, view.Certificate.ReportChangeWithinDays));
        Assert.Equal("第十条", view.Certificate.Citation.Article);
        Assert.Equal(3, view.Records.Count);
        Assert.All(view.Records, r => Assert.Equal((null, 6, 24), (r.Months, r.MonthsAfterShelfLife, r.MonthsWithoutShelfLife)));
        Assert.NotNull(view.Catalogue);
    }

    [Fact]
    public void Show_TermsNobodyRead_StayEmpty()
    {
        Assert.Null(TestRules.Set.Show("450000", Today).Certificate!.ValidYears);
        Assert.Null(TestRules.Set.Show("330000", Today).Certificate!.RenewDaysBefore);
    }

    [Fact]
    public void Show_EveryProvince_ExplainsItselfInFull()
    {
        foreach (var jurisdiction in TestRules.Set.Jurisdictions)
        {
            var view = TestRules.Set.Show(jurisdiction.Code, Today);
            Assert.NotEmpty(view.Rules);
            Assert.All(view.Rules.Concat(view.Coming), r =>
            {
                Assert.DoesNotContain('{', r.Asks);
                Assert.NotEmpty(r.Forms);
            });
        }
    }

    [Fact]
    public void Show_EveryCitation_CanBeLookedUp()
    {
        foreach (var jurisdiction in TestRules.Set.Jurisdictions)
        {
            var view = TestRules.Set.Show(jurisdiction.Code, Today);
            var cited = view.Rules.Concat(view.Coming).Select(r => r.Citation)
                .Concat(view.Records.Select(r => r.Citation)).Concat(view.Duties.Select(d => d.Citation)).Concat(view.Heights.Select(h => h.Citation));

            Assert.All(cited.Where(c => c.Instrument is not null), c => Assert.Single(view.Instruments, i => i.Title == c.Instrument));
            Assert.All(view.Instruments, i => Assert.False(string.IsNullOrWhiteSpace(i.Issuer)));
        }
    }

    [Fact]
    public void Show_Shandong_NamesTheIssuerAndWhereToReadTheRegulation()
    {
        var regulation = TestRules.Set.Show("370000", Today).Instruments.Single(i => i.Title.StartsWith("山东省", StringComparison.Ordinal));

        Assert.Equal(("山东省人民代表大会常务委员会", "https://flk.npc.gov.cn"), (regulation.Issuer, regulation.Address));
        Assert.Equal((new DateOnly(2017, 1, 18), new DateOnly(2017, 6, 1)), (regulation.PromulgatedOn, regulation.EffectiveFrom));
    }

    [Fact]
    public void Show_Heights_AreLawOnlyFromTheDayTheOrderTakesEffect()
    {
        var before = TestRules.Set.Show("450000", new DateOnly(2027, 3, 15)).Heights;
        var after = TestRules.Set.Show("450000", new DateOnly(2027, 3, 16)).Heights;

        Assert.Equal([1.8, 1.8, 3.0, 3.0], before.Select(h => h.HeightMm));
        Assert.Equal(
            [CitationStatus.Unverified, CitationStatus.Product, CitationStatus.Product, CitationStatus.Unverified],
            before.Select(h => h.Citation.Status));
        Assert.Equal(
            [CitationStatus.Verified, CitationStatus.Verified, CitationStatus.Verified, CitationStatus.Unverified],
            after.Select(h => h.Citation.Status));
        Assert.Equal([new HeightStep(null, 35, 2.0), new HeightStep(null, null, 3.0)], after[2].Steps);
    }
}

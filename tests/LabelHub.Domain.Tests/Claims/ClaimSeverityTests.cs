using FsCheck;
using FsCheck.Fluent;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.TestKit.Claims;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>How severe a claim is comes first; what is sorted, merged and cut afterwards never drops the worst.</summary>
public sealed class ClaimSeverityTests
{
    private static readonly DateOnly After = new(2027, 3, 17);

    private static readonly string[] Texts = [.. ClaimFile.Development.Select(row => row.Text).Where(text => text.Length < 60).Distinct()];

    [Theory]
    [InlineData("祖*传*秘*方")]
    [InlineData("抗癌")]
    [InlineData("祖\u200B传秘方")]
    public void Detect_OneErrorBehindManyWarnings_IsKept(string error)
    {
        for (var warnings = 1; warnings < 20; warnings++)
        {
            var text = string.Concat(Enumerable.Repeat("央视推荐品牌，很好吃的面条。", warnings)) + error;
            var findings = Detect(text);
            Assert.True(findings.Max(f => f.Severity) == Severity.Error, $"{warnings} warnings");
            Assert.InRange(findings.Count, 1, 8);
        }
    }

    [Fact]
    public void Detect_OneErrorOfThePlaceBehindManyWarnings_IsKept()
    {
        var text = string.Concat(Enumerable.Repeat("央视推荐品牌，很好吃的面条。", 8)) + "儿童营养面条";
        var findings = TestClaims.Detector.Detect(new LabelContent { Description = text }, PackagingForm.Prepackaged, "110000", After);
        Assert.Contains(findings, f => f is { Severity: Severity.Error, ClaimClass: "population" });
    }

    [Fact]
    public void Detect_ManyErrorsOfOneRule_LeavesRoomForAnotherRule()
    {
        var findings = Detect(string.Concat(Enumerable.Repeat("可以抗癌，味道香。", 12)) + "壮阳。");
        Assert.Equal(8, findings.Count);
        Assert.Equal(2, findings.Select(f => f.ClaimClass).Distinct().Count());
    }

    [Theory]
    [InlineData("健胃补血、润肺止咳", "健胃", "补血", "润肺", "止咳")]
    [InlineData("健胃补血润肺止咳", "健胃", "补血", "润肺", "止咳")]
    [InlineData("滋阴补肾、降血压、清肺化痰", "滋阴", "补肾", "降血压", "清肺", "化痰")]
    [InlineData("补血、养颜、抗癌", "补血", "养颜", "抗癌")]
    public void Detect_ClaimsSideBySide_AreAllPointedAt(string text, params string[] claims)
    {
        var spans = Detect(text).Select(f => f.Span!.Value).ToList();
        Assert.All(claims, claim =>
        {
            var at = text.IndexOf(claim, StringComparison.Ordinal);
            Assert.Contains(spans, s => s.Start <= at && s.End >= at + claim.Length);
        });
    }

    [Fact]
    public void Detect_TextsJoined_AreAsSevereAsTheWorst()
    {
        var texts = Gen.Elements(Texts).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();
        Prop.ForAll(texts, parts => Worst(string.Join('。', parts)) >= parts.Max(Worst)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("治⻛湿")]
    [InlineData("强健筋⾻")]
    [InlineData("强健筋⻣")]
    [InlineData("养胃健⽪肤，降⾎糖")]
    public void Detect_ClaimWithRadicals_IsFoundLikeThePlainOne(string text) => Assert.Equal(Severity.Error, Worst(text));

    private static Severity Worst(string text) => Detect(text).Select(f => f.Severity).DefaultIfEmpty(Severity.Info).Max();

    private static IReadOnlyList<Finding> Detect(string text) => TestClaims.Detector.Detect(
        new LabelContent { Description = text }, PackagingForm.SimplePackaged, "450000", TestClaims.Today);
}

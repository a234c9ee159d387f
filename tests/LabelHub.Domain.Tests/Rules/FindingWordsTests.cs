using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using static LabelHub.Domain.Tests.Rules.LabelChecks;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>What a finding cites, points at and suggests.</summary>
public sealed class FindingWordsTests
{
    [Fact]
    public void Evaluate_GuangxiFinding_CitesTheNoticeWithoutADate()
    {
        var finding = Assert.Single(FindingsOf("450300", PackagingForm.SimplePackaged, Complete with { StorageConditions = "  " }));

        Assert.Equal("cn-45.label.simple-packaged.storage-conditions.required", finding.RuleId);
        Assert.Equal(
            new Citation("广西壮族自治区食品小作坊小餐饮和食品摊贩管理条例", null, CitationStatus.Notice, null, null), finding.Citation);
        Assert.NotNull(finding.Suggestion);
    }

    [Fact]
    public void Evaluate_ReversedTemperature_PointsAtTheWords()
    {
        var finding = Assert.Single(FindingsOf("450300", PackagingForm.SimplePackaged, Complete with { StorageConditions = "冷藏 4～2℃，避光" }));

        Assert.Equal((new TextSpan(3, 4), "4～2℃", "改成“2～4℃”。"), (finding.Span!.Value with { Length = 4 }, finding.MatchedText, finding.Suggestion));
        Assert.Equal("4～2℃".Length, finding.Span.Value.Length);
    }

    [Fact]
    public void Evaluate_StrongLiquorWithoutShelfLife_CitesTheListAndNamesTheStandard()
    {
        var label = Complete with { ShelfLife = null, Notes = [new LabelNote("酒精度", "52%vol")] };

        var finding = Assert.Single(FindingsOf("370000", PackagingForm.SimplePackaged, label, new DateOnly(2027, 3, 16)));

        Assert.Equal((Severity.Info, "第二十一条"), (finding.Severity, finding.Citation.Article));
        Assert.Contains("GB 7718-2025", finding.Message, StringComparison.Ordinal);
        Assert.Contains("第二十一条", finding.Message, StringComparison.Ordinal);
    }
}

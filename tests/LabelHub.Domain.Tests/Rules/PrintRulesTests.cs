using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using static LabelHub.Domain.Tests.Rules.LabelChecks;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>What the packs say of the print: words, captions, heights.</summary>
public sealed class PrintRulesTests
{
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
}

using LabelHub.Domain.Checks;
using LabelHub.TestKit;
using LabelHub.TestKit.Claims;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>The development set is held at its targets; what the table says is what a broken target shows.</summary>
public class DevelopmentSetTests
{
    private static readonly ClaimScore Score = ClaimScore.Of(LabelChecker.Compile(TestClaims.Sources), ClaimFile.Development, ScoreDate.Default);

    [Fact]
    public void Detect_PlainViolations_FindsNineteenInTwenty() => AtLeast(95, Score.PlainFound);

    [Fact]
    public void Detect_PublishedCases_FindsNearlyAll() => AtLeast(98, Score.CasesFound);

    [Fact]
    public void Detect_Evasions_FindsMost() => AtLeast(92, Score.EvasionsFound);

    [Fact]
    public void Detect_HardNegatives_IsSilent() => AtMost(1, Score.HardNegativesHit);

    [Fact]
    public void Detect_HardNegatives_NeverBlocks() => AtMost(0, Score.HardNegativesBlocked);

    [Fact]
    public void Detect_OrdinaryTexts_IsSilent() => AtMost(0, Score.OrdinaryHit);

    [Fact]
    public void Detect_Violations_NamesTheClass() => AtLeast(90, Score.ClassRight);

    [Fact]
    public void Detect_Violations_GivesTheSeverity() => AtLeast(90, Score.SeverityRight);

    [Fact]
    public void Detect_SentencesOfTheStandard_IsSilent()
    {
        var rows = ClaimFile.Development.Where(row => row.IsStatutory).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Empty(TestClaims.Find(row.Text)));
    }

    private static void AtLeast(double percent, Rate rate)
    {
        Assert.True(rate.Total > 0, "nothing was counted");
        Assert.True(rate.Percent >= percent, Score.Table());
    }

    private static void AtMost(double percent, Rate rate)
    {
        Assert.True(rate.Total > 0, "nothing was counted");
        Assert.True(rate.Percent <= percent, Score.Table());
    }
}

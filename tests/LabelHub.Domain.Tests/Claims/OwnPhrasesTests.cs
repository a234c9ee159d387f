using LabelHub.Domain.Checks;
using LabelHub.TestKit;
using LabelHub.TestKit.Claims;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>What was found once stays found, and what was left in peace stays so.</summary>
public class OwnPhrasesTests
{
    private static readonly ClaimScore Score = ClaimScore.Of(LabelChecker.Compile(TestClaims.Sources), ClaimFile.Own, ScoreDate.Default);

    [Fact]
    public void Check_Violations_StayFound() =>
        Assert.True(Score.PlainFound is { Total: > 1200, Percent: >= 98 } && Score.EvasionsFound is { Total: > 200, Percent: >= 97 }, Report());

    [Fact]
    public void Check_HarmlessTexts_StayInPeace() =>
        Assert.True(Score.HardNegativesHit is { Total: > 1500, Percent: <= 1 } && Score.OrdinaryHit is { Total: > 150, Hits: 0 }, Report());

    [Fact]
    public void Check_Violations_KeepClassAndSeverity() =>
        Assert.True(Score.ClassRight.Percent >= 88 && Score.SeverityRight.Percent >= 96, Report());

    private static string Report() => Score.Table() + Score.Disagreements();
}

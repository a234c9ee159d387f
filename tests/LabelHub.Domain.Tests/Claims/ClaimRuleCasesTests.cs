using LabelHub.Domain.Claims;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>Every claim rule keeps the cases in its file: what it finds, what it leaves alone, and the day before it.</summary>
public class ClaimRuleCasesTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var rule in TestClaims.Detector.Rules)
            {
                foreach (var given in rule.Cases)
                    data.Add(rule.Id, given.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Detect_CaseOfTheRule_GivesWhatItSays(string ruleId, string name)
    {
        var rule = TestClaims.Detector.Rules.Single(r => r.Id == ruleId);
        var given = rule.Cases.Single(c => c.Name == name);
        var findings = TestClaims.Detector
            .Detect(TestClaims.Label(given.Text, given.Field), given.Form, given.Jurisdiction, given.On)
            .Where(f => f.RuleId == ruleId)
            .ToList();
        Assert.Equal(given.Gives, findings.Count == 0 ? null : findings.Max(f => f.Severity));
    }

    [Fact]
    public void Rules_EveryOne_HasBothKindsOfCases() => Assert.All(TestClaims.Detector.Rules, rule =>
    {
        Assert.Contains(rule.Cases, c => c.Gives is not null);
        Assert.Contains(rule.Cases, c => c.Gives is null);
        Assert.Contains(rule.Class, ClaimClasses.All);
    });

    [Fact]
    public void Rules_EveryClass_HasARule() =>
        Assert.Equal(ClaimClasses.All.Order(), TestClaims.Detector.Rules.Select(r => r.Class).Distinct().Order());

    [Fact]
    public void Detect_BeforeALawTookEffect_DoesNotCiteIt() => Assert.All(TestClaims.Detector.Rules, rule =>
        Assert.All(rule.Cases.Where(c => c.Gives is not null), c =>
        {
            var finding = TestClaims.Detector.Detect(TestClaims.Label(c.Text, c.Field), c.Form, c.Jurisdiction, c.On).First(f => f.RuleId == rule.Id);
            Assert.True(finding.Citation.EffectiveFrom is not { } from || from <= c.On, rule.Id);
            Assert.True(finding.Severity < Severity.Error || finding.Citation.Status is CitationStatus.Verified or CitationStatus.Notice, rule.Id);
        }));
}

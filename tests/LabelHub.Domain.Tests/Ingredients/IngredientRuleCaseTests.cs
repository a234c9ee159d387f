using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>Runs the cases that stand in the rule files, and holds the rule files to what every rule must have.</summary>
public sealed class IngredientRuleCaseTests
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in IngredientFixture.Checker.Rules.All)
        {
            foreach (var one in rule.Cases)
                data.Add(rule.Id, one.Title);
        }

        return data;
    }

    public static TheoryData<string> Rules()
    {
        var data = new TheoryData<string>();
        foreach (var rule in IngredientFixture.Checker.Rules.All)
            data.Add(rule.Id);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_CaseOfARuleFile_FindsWhatTheCaseSays(string ruleId, string title)
    {
        var one = IngredientFixture.Checker.Rules[ruleId].Cases.Single(c => c.Title == title);
        var label = new LabelContent { FoodName = one.FoodName, Ingredients = one.Ingredients, Description = one.Description };
        var findings = IngredientFixture.Checker.Check(label, one.Form, one.Jurisdiction, DeclaredCategory.None, one.On).Findings.Where(f => f.RuleId == ruleId).ToList();
        Assert.Equal(one.Finds, findings.Select(f => f.MatchedText));
        if (one.Severity is { } severity)
            Assert.All(findings, f => Assert.Equal(severity, f.Severity));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Cases_OfEveryRule_BreakItAndKeepIt(string ruleId)
    {
        var cases = IngredientFixture.Checker.Rules[ruleId].Cases;
        Assert.Contains(cases, c => c.Finds.Count > 0);
        Assert.Contains(cases, c => c.Finds.Count == 0);
        Assert.Equal(cases.Count, cases.Select(c => c.Title).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Versions_OfARuleThatChanges_HaveCasesOnBothSidesOfEachDay(string ruleId)
    {
        var rule = IngredientFixture.Checker.Rules[ruleId];
        foreach (var day in rule.Changes)
        {
            Assert.Contains(rule.Cases, c => c.On == day);
            Assert.Contains(rule.Cases, c => c.On == day.AddDays(-1));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Severities_OfEveryRule_BlockOnlyOnLawThatWasRead(string ruleId) =>
        Assert.All(
            IngredientFixture.Checker.Rules[ruleId].Severities.Where(s => s.Severity == Severity.Error),
            s => Assert.True(s.Citation.Status is CitationStatus.Verified or CitationStatus.Notice
                || (s.Citation.Status == CitationStatus.Product && IngredientRuleIds.SelfContradictions.Contains(ruleId))));
}

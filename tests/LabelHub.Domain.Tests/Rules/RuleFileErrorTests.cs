using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>A broken rule file stops the start, and says where.</summary>
public sealed class RuleFileErrorTests
{
    private const string Path = "provinces/37-shandong/packaged.storage-conditions.required.yaml";
    private static readonly string Text = TestRules.Sources.Single(s => s.Path == Path).Text;

    [Theory]
    [InlineData("field: storageConditions", "feild: storageConditions", "feild")]
    [InlineData("field: storageConditions", "field: storage", "'storage' is no label field")]
    [InlineData("kind: requiredField", "kind: demandedField", "kind 'demandedField' is not one of")]
    [InlineData("id: cn-37.label.packaged", "id: cn-45.label.packaged", "must be 'cn-37'")]
    [InlineData("id: cn-37.label.packaged", "id: cn-37.words.packaged", "one of label, product")]
    [InlineData("severity: error", "severity: fatal", "'Fatal' was not found")]
    [InlineData("status: verified", "status: unverified", "'error' needs a citation that is verified or notice")]
    [InlineData("instrument: cn-37-workshop-regulation", "instrument: cn-37-hearsay", "'cn-37-hearsay' is not in rules/instruments")]
    [InlineData("  - from: 2017-06-01", "  - from: 2017-6-1", "not a date")]
    [InlineData("  - from: 2017-06-01", "  - announce: false", "needs 'from', or 'fromUnknown'")]
    [InlineData("  - from: 2017-06-01", "  - from: 2017-06-01\n    to: 2017-06-01", "must end after it begins")]
    [InlineData("forms: [simplePackaged, prepackaged]", "forms: [simplePackaged, tinned]", "'Tinned' was not found")]
    [InlineData("forms: [simplePackaged, prepackaged]", "exceptCategories: [玩具]", "'玩具' is no food category")]
    [InlineData("forms: [simplePackaged, prepackaged]", "categories: [玩具]", "'玩具' is no food category")]
    public void Compile_BrokenRule_NamesFileAndLine(string original, string broken, string problem)
    {
        Assert.Contains(original, Text, StringComparison.Ordinal);

        var error = Error(Path, Text.Replace(original, broken, StringComparison.Ordinal));

        Assert.Equal(Path, error.Path);
        Assert.True(error.Message.Contains(problem, StringComparison.Ordinal), error.Message);
        var place = broken.Split('\n')[^1].Trim(' ', '-');
        var near = Array.FindIndex(Text.Replace(original, broken, StringComparison.Ordinal).Split('\n'), l => l.Contains(place, StringComparison.Ordinal)) + 1;
        Assert.InRange(error.Line, Math.Max(1, near - 8), near + 1);
    }

    [Fact]
    public void Compile_OverlappingVersions_IsRefused()
    {
        const string Second = """
              - from: 2020-01-01
                citation:
                  instrument: cn-37-workshop-regulation
                  status: verified
            cases:
            """;

        var error = Error(Path, Text.Replace("cases:", Second, StringComparison.Ordinal));

        Assert.Contains("overlap", error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 1);
    }

    [Fact]
    public void Compile_ProductRuleThatIsNoSelfContradiction_MayNotBlock()
    {
        const string FutureDate = "national/production-date.not-future.yaml";
        var text = TestRules.Sources.Single(s => s.Path == FutureDate).Text;

        var error = Error(FutureDate, text.Replace("severity: warning", "severity: error", StringComparison.Ordinal));

        Assert.Contains("'error' needs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_TwoFilesWithOneId_IsRefused() =>
        Assert.Contains("the file's name", Error("provinces/37-shandong/copy.yaml", Text).Message, StringComparison.Ordinal);

    [Fact]
    public void Compile_TwoPacksWithOneId_IsRefused()
    {
        var pack = TestRules.Sources.Single(s => s.Path == "provinces/37-shandong/pack.yaml").Text;

        Assert.Contains("exists twice", Error("provinces/37-again/pack.yaml", pack).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_FolderWithoutPack_IsRefused() =>
        Assert.Contains("no pack.yaml", Error("provinces/38-nowhere/x.yaml", Text).Message, StringComparison.Ordinal);

    [Fact]
    public void Compile_PackInNoProvince_IsRefused() =>
        Assert.Contains(
            "lies in no province",
            Error("provinces/99-nowhere/pack.yaml", "id: cn-99\nname: 某省\ntextRead: none\ntextNote: 无\n").Message,
            StringComparison.Ordinal);

    private static RuleFileException Error(string path, string text) =>
        Assert.Throws<RuleFileException>(() => RuleSet.Compile(TestRules.With(path, text), TestRules.Instruments));
}

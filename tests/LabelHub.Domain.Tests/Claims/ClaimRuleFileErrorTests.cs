using LabelHub.Domain.Claims;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Claims;

/// <summary>A claim rule that could stop a label without law that was read stops the start instead.</summary>
public sealed class ClaimRuleFileErrorTests
{
    private const string Path = "claims/rules/absolute-puffery.yaml";
    private static readonly string Text = TestClaims.Sources.Single(s => s.Path == Path).Text;

    [Theory]
    [InlineData("severity: warning", "severity: error")]
    [InlineData("severity: warning", "severity: warning\ndisguiseRaises: true")]
    [InlineData("  - citation:", "  - errorFor: { forms: [prepackaged], provinces: [\"11\"] }\n    citation:")]
    public void Compile_ErrorOnUnverifiedText_IsRefused(string original, string broken)
    {
        Assert.Contains(original, Text, StringComparison.Ordinal);
        var sources = TestClaims.Sources.Where(s => s.Path != Path)
            .Append(new RuleSource(Path, Text.Replace(original, broken, StringComparison.Ordinal))).ToList();

        var error = Assert.Throws<RuleFileException>(() => ClaimDetector.Compile(sources, InstrumentRegister.Compile(sources)));

        Assert.Equal(Path, error.Path);
        Assert.Contains("can become an error", error.Message, StringComparison.Ordinal);
    }
}

using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Tests.Rules;

/// <summary>What a reviewer would send back: a rule without law, without words, or without cases on both sides.</summary>
public sealed class RuleFilesTests
{
    public static TheoryData<string> AllRules() => [.. TestRules.RuleFiles.Select(s => s.Path)];

    [Theory]
    [MemberData(nameof(AllRules))]
    public void RuleFile_EveryVersion_CitesItsLawWithItsWords(string path)
    {
        var file = Read(path);

        Assert.NotEmpty(file.Versions);
        Assert.All(file.Versions, version =>
        {
            Assert.NotNull(version.Status);
            Assert.Equal(version.Status != CitationStatus.Product, version.Instrument is not null);
            if (version.Status is CitationStatus.Verified or CitationStatus.Notice)
                Assert.False(string.IsNullOrWhiteSpace(version.Quote));
        });
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void RuleFile_Cases_BreakKeepAndStayOutside(string path)
    {
        var cases = Read(path).Cases;

        Assert.Contains(cases, c => c.ExpectedSeverity is not null || c.ExpectPrinted is { Count: > 0 });
        Assert.True(cases.Count(c => c.Expect == "none" || c.ExpectPrinted is { Count: 0 }) >= 2 || cases.Count(c => c.ExpectPrinted is not null) >= 3,
            "a rule needs a case that keeps it and one it does not apply to");
        Assert.Equal(cases.Count, cases.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(cases, c => Assert.NotEqual(c.Expect is null, c.ExpectPrinted is null));
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void RuleFile_EveryKnownFirstDay_HasACaseOnTheDayBefore(string path)
    {
        var file = Read(path);

        Assert.All(file.Versions.Where(v => v.From is not null), version =>
            Assert.Contains(file.Cases, c => (c.Date ?? RuleCase.OrdinaryDay) == version.From!.Value.AddDays(-1)));
    }

    [Fact]
    public void Instruments_SayWhoIssuedThemAndWhichTextWasRead() => Assert.All(TestRules.Instruments.All, instrument =>
    {
        Assert.False(string.IsNullOrWhiteSpace(instrument.Issuer), instrument.Id);
        Assert.False(string.IsNullOrWhiteSpace(instrument.Source), instrument.Id);
        Assert.True(instrument.Address is null || Uri.TryCreate(instrument.Address, UriKind.Absolute, out _), instrument.Id);
    });

    [Fact]
    public void RuleFiles_AreThere() => Assert.True(TestRules.RuleFiles.Count() > 100);

    private static RuleFile Read(string path) => RuleFile.Read(TestRules.Sources.Single(s => s.Path == path));
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using static LabelHub.Domain.Tests.Rules.LabelChecks;

namespace LabelHub.Domain.Tests.Rules;

public sealed class RuleSetTests
{
    [Fact]
    public void Evaluate_Enyang_AddsTheBatchNumberToTheProvince()
    {
        var answer = Evaluate("511903", PackagingForm.SimplePackaged, Complete);

        Assert.Equal(["cn", "cn-51", "cn-511903"], answer.Packs.Select(p => p.Id));
        Assert.Equal(Severity.Error, answer.Findings.Single(f => f.Field == LabelFields.BatchNumber).Severity);
        Assert.StartsWith("四川省自己的", answer.Findings.Single(f => f.RuleId == "cn.label.province-text.excerpt").Message, StringComparison.Ordinal);
        Assert.Equal("备案证号", answer.Print.Fields.Single(f => f.Field == LabelFields.AuthorizationNumber).Caption);
    }

    [Fact]
    public void Evaluate_Packs_RunFromTheNationalGroundToTheMostLocal() =>
        Assert.Equal(["cn", "cn-45"], Evaluate("450312", PackagingForm.Bulk, Complete).Packs.Select(p => p.Id));

    [Fact]
    public void Compile_SameFiles_SameVersionsAndAChangedFileChangesOnlyItsPack()
    {
        const string Path = "provinces/45-guangxi/pack.yaml";
        var changed = TestRules.With(Path, TestRules.Sources.Single(s => s.Path == Path).Text + "# 一字之差\n");

        var again = RuleSet.Compile([.. TestRules.Sources.Reverse()], TestRules.Instruments);
        var other = RuleSet.Compile(changed, TestRules.Instruments);

        var packs = Evaluate("450000", PackagingForm.Bulk, Complete).Packs;
        Assert.Equal(packs, again.Evaluate(Query("450000", PackagingForm.Bulk, Complete)).Packs);
        var otherPacks = other.Evaluate(Query("450000", PackagingForm.Bulk, Complete)).Packs;
        Assert.Equal(packs[0], otherPacks[0]);
        Assert.NotEqual(packs[1], otherPacks[1]);
    }

    [Fact]
    public void Jurisdictions_All31_SayWhetherTheirTextWasRead()
    {
        Assert.Equal(31, TestRules.Set.Jurisdictions.Count);
        Assert.True(TestRules.Set.Jurisdictions.Single(j => j.Code == "370000").OwnTextRead);
        Assert.True(TestRules.Set.Jurisdictions.Single(j => j.Code == "450000").OwnTextRead);
        Assert.False(TestRules.Set.Jurisdictions.Single(j => j.Code == "440000").OwnTextRead);
        Assert.False(TestRules.Set.Jurisdictions.Single(j => j.Code == "520000").OwnTextRead);
    }

    [Theory]
    [InlineData("450300", true)]
    [InlineData("650000", true)]
    [InlineData("990000", false)]
    [InlineData("4503", false)]
    [InlineData("45030０", false)]
    [InlineData("4503001", false)]
    public void Knows_Code_NeedsSixDigitsInAProvince(string code, bool known) => Assert.Equal(known, TestRules.Set.Knows(code));

    [Theory]
    [InlineData('～')]
    [InlineData('9')]
    [InlineData(' ')]
    [InlineData('袋')]
    [InlineData('斤')]
    [InlineData('%')]
    [InlineData('（')]
    [InlineData('\uD800')]
    [InlineData('\u0301')]
    public void Evaluate_HostileText_StillAnswers(char character)
    {
        var text = new string(character, 100_000) + "4～2℃ 20袋";
        var label = Complete with
        {
            FoodName = text, NetContent = text, Ingredients = text, StorageConditions = text, Notes = [new LabelNote("酒精度", text)], ShelfLife = null,
        };

        Assert.Contains(FindingsOf("330000", PackagingForm.Prepackaged, label), f => f.Field == LabelFields.ShelfLife);
    }

    [Theory]
    [InlineData("酒类", true)]
    [InlineData("15", true)]
    [InlineData("白酒", true)]
    [InlineData("玩具", false)]
    public void KnowsFoodCategory_Word_IsACodeANameOrAKind(string word, bool known) =>
        Assert.Equal(known, TestRules.Set.KnowsFoodCategory(word));

    [Fact]
    public void FoodCategories_AreThe32() => Assert.Equal(32, TestRules.Set.FoodCategories.Count);
}

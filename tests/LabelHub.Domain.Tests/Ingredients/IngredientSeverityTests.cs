using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>A long list never hides what is worst in it; radicals are read as the characters they look like.</summary>
public sealed class IngredientSeverityTests
{
    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(150)]
    [InlineData(400)]
    public void Check_ErrorBehindManyWarnings_IsKept(int warnings)
    {
        var list = "面粉、" + string.Concat(Enumerable.Repeat("香辛料（香精）、", warnings)) + string.Concat(Enumerable.Repeat("防腐剂、", warnings)) + "罂粟壳";
        var report = IngredientFixture.Check(list);
        Assert.Contains(report.Findings, f => f is { Severity: Severity.Error, MatchedText: "罂粟壳" });
        Assert.InRange(report.Findings.Count, 1, 102);
    }

    [Fact]
    public void Add_MissingFieldAskedTwice_KeepsTheMoreSevere()
    {
        foreach (var order in (Severity[][])[[Severity.Error, Severity.Warning], [Severity.Warning, Severity.Error], [Severity.Info, Severity.Error]])
        {
            var list = new FindingList();
            foreach (var severity in order)
                list.AddMissing("ingredients", new Finding("x", severity, "ingredients", "", Citation.Product));
            Assert.Equal(Severity.Error, Assert.Single(list.All).Severity);
        }
    }

    [Theory]
    [InlineData("草⻥、食盐", "fish")]
    [InlineData("草⿂、食盐", "fish")]
    [InlineData("小⻨粉、水", "gluten")]
    [InlineData("⻩⾖、水", "soy")]
    [InlineData("⽜奶、水", "milk")]
    public void Check_WordsWithRadicals_AreReadLikeThePlainOnes(string list, string codes) =>
        Assert.Equal(codes, string.Join(',', IngredientFixture.Check(list).Allergens));

    [Fact]
    public void Fold_EveryRadicalOfTheClaimTable_IsReadTheSameInIngredients()
    {
        var folding = CharacterFolding.Compile(IngredientFixture.Sources.Single(CharacterFolding.Reads));
        var rows = IngredientFixture.Sources.Single(s => s.Path == "claims/variants/radicals.tsv").Text.Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.InRange(rows.Sum(row => row[1].Length), 90, 115);
        Assert.All(rows, row => Assert.All(row[1], written => Assert.Equal(folding[row[0][0]], folding[written])));
        Assert.All(Enumerable.Range(0x2F00, 214), kangxi => Assert.NotEqual((char)kangxi, folding[(char)kangxi]));
    }
}

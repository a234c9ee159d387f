using LabelHub.TestKit.Ingredients;
using Xunit.Abstractions;

namespace LabelHub.Domain.Tests.Ingredients;

public sealed class IngredientDevelopmentSetTests(ITestOutputHelper output)
{
    [Fact]
    public void Allergens_OfTheDevelopmentSet_ReachTheirTargets()
    {
        var score = Measure();
        Assert.True(score.AllergenRecall >= 0.98 && score.AllergenPrecision >= 0.98, score.ToString());
    }

    private IngredientScore Measure()
    {
        var score = IngredientScore.Measure(IngredientTable.Development(), row => IngredientFixture.Check(row.Text, row.Product));
        output.WriteLine(score.ToString());
        foreach (var miss in score.Misses)
            output.WriteLine(miss);
        return score;
    }
}

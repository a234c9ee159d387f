using LabelHub.Domain.Checks;
using LabelHub.TestKit;
using LabelHub.TestKit.Claims;
using LabelHub.TestKit.Ingredients;

namespace LabelHub.Bench;

/// <summary>Prints how well the whole check agrees with a table of texts and of what a careful reader says of them.</summary>
public static class ScoreBench
{
    private const string Misses = "misses";

    public static async Task<int> ClaimsAsync(string[] args)
    {
        var rows = FileOf(args) is { } file ? ClaimFile.Read(await File.ReadAllTextAsync(file)) : ClaimFile.Development;
        var score = ClaimScore.Of(LabelChecker.Compile(RuleFiles.ReadAll()), rows, ScoreDate.Default);
        Console.Write(score.Table());
        if (args.Contains(Misses))
            Console.Write(score.Disagreements());
        return 0;
    }

    public static async Task<int> IngredientsAsync(string[] args)
    {
        var rows = FileOf(args) is { } file ? IngredientTable.Read(await File.ReadAllTextAsync(file)) : IngredientTable.Development();
        var score = IngredientScore.Of(LabelChecker.Compile(RuleFiles.ReadAll()), rows, ScoreDate.Default);
        Console.Write(score.Table());
        if (args.Contains(Misses))
            Console.WriteLine(string.Join('\n', score.Misses));
        return 0;
    }

    private static string? FileOf(string[] args) => args.FirstOrDefault(arg => arg != Misses);
}

using LabelHub.Domain.Ingredients;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using LabelHub.TestKit;

namespace LabelHub.Domain.Tests.Ingredients;

/// <summary>The checker as compiled from the rules of this repository, and short ways to ask it.</summary>
internal static class IngredientFixture
{
    public static readonly DateOnly Before = new(2027, 3, 15);
    public static readonly DateOnly After = new(2027, 3, 16);
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static IReadOnlyList<RuleSource> Sources { get; } = RuleFiles.ReadAll();

    public static IngredientChecker Checker { get; } = IngredientChecker.Compile(Sources, InstrumentRegister.Compile(Sources));

    /// <summary>Checks a list as a Guangxi workshop's simple pack of today.</summary>
    public static IngredientReport Check(string ingredients, string? foodName = null) => Check(ingredients, foodName, Today);

    public static IngredientReport Check(string ingredients, string? foodName, DateOnly on) =>
        Checker.Check(new LabelContent { FoodName = foodName, Ingredients = ingredients }, PackagingForm.SimplePackaged, "450300", DeclaredCategory.None, on);

    /// <summary>A list in one line: name{function}[allergens](contents).</summary>
    public static string Show(IEnumerable<Ingredient> ingredients) => string.Join(' ', ingredients.Select(Show));

    private static string Show(Ingredient i) =>
        i.Name
        + (i.Function is null ? "" : "{" + i.Function + "}")
        + (i.Allergens.Count == 0 ? "" : "[" + string.Join(',', i.Allergens) + "]")
        + (i.Contains.Count == 0 ? "" : "(" + Show(i.Contains) + ")");
}

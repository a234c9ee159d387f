namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>The ids of the ingredient rules. They never change and are never reused.</summary>
public static class IngredientRuleIds
{
    public const string AllergenNotShown = "cn.ingredient.allergen.not-shown";
    public const string AllergenPossible = "cn.ingredient.allergen.possible";

    public static readonly IReadOnlyList<string> All = [AllergenNotShown, AllergenPossible];
}

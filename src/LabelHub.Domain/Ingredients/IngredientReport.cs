using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Ingredients;

/// <summary>What the ingredient list of a label says, and what is to be said about it.</summary>
/// <param name="Ingredients">The list as read, its brackets opened.</param>
/// <param name="Allergens">The certain allergens of the whole list, as codes in the order of the standard.</param>
/// <param name="PossibleAllergens">Those an unopened word such as 酱油 may hide, and no other word makes certain.</param>
/// <param name="Findings">In the order of the text.</param>
public sealed record IngredientReport(
    IReadOnlyList<Ingredient> Ingredients,
    IReadOnlyList<string> Allergens,
    IReadOnlyList<string> PossibleAllergens,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Of a label without an ingredient list.</summary>
    public static readonly IngredientReport Empty = new([], [], [], []);
}

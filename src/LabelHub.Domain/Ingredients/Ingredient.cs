namespace LabelHub.Domain.Ingredients;

/// <summary>One entry of an ingredient list, with what it is made of.</summary>
/// <param name="Name">As typed, without its brackets, percentage and function prefix.</param>
/// <param name="Function">The additive function class it was listed under, such as 着色剂; null where none.</param>
/// <param name="Contains">The entries of its brackets.</param>
/// <param name="Allergens">Its own certain allergens, as codes: gluten, crustacean, fish, egg, peanut, soy, milk, nut.</param>
public sealed record Ingredient(string Name, string? Function, IReadOnlyList<Ingredient> Contains, IReadOnlyList<string> Allergens);

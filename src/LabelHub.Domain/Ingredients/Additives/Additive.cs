namespace LabelHub.Domain.Ingredients.Additives;

/// <summary>A food additive as far as this product knows it.</summary>
/// <param name="Name">A generic name.</param>
/// <param name="Function">Its usual class.</param>
internal sealed record Additive(string Name, string Function);

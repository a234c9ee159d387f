using LabelHub.Domain.Ingredients;

namespace LabelHub.Rendering.Composition;

/// <summary>What an owner wants on paper beyond the label's words.</summary>
public sealed record PrintWishes
{
    /// <summary>What the QR code says; null or empty for none.</summary>
    public string? QrUrl { get; init; }

    /// <summary>Marks the label 草稿: it must not be sold under.</summary>
    public bool Draft { get; init; }

    /// <summary>Marks the label 补打, for shops that want to tell a second print from the first.</summary>
    public bool Reprint { get; init; }

    public LabelDesign Design { get; init; } = LabelDesigns.Usual;

    public Logo? Logo { get; init; }

    /// <summary>The ingredient list taken apart; names of allergens in it are printed bold.</summary>
    public IReadOnlyList<Ingredient> Ingredients { get; init; } = [];
}

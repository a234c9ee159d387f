using LabelHub.Domain.Ingredients.Vocabulary;

namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>One of the eight classes as findings speak of it.</summary>
/// <param name="Bit">Its place in a set.</param>
/// <param name="Name">As the standard calls it.</param>
/// <param name="Hint">What an owner would write in 含有….</param>
/// <param name="Shown">Words by which a line 含有… names the class.</param>
internal sealed record AllergenClass(AllergenSet Bit, string Name, string Hint, IReadOnlyList<string> Shown)
{
    /// <summary>Words that stand for the whole class; denying one of them denies every food of it.</summary>
    public required IReadOnlyList<string> General { get; init; }
}

namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>A word with the allergens it stands for; with none, it is an exception that hides shorter words.</summary>
internal sealed class AllergenTerm : Term
{
    /// <summary>The allergens an entry with this word holds.</summary>
    public AllergenSet Certain { get; set; }

    /// <summary>The allergens it may hold: the list does not say.</summary>
    public AllergenSet Possible { get; set; }

    /// <summary>Of an oil that is exempt when refined: possible alone, certain inside 植物油（…）.</summary>
    public AllergenSet Oil { get; set; }

    public bool IsException => (Certain | Possible | Oil) == AllergenSet.None;
}

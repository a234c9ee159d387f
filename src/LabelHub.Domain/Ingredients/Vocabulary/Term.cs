namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>Where in an entry's name a word counts.</summary>
internal enum TermPlace
{
    Anywhere,
    AtEnd,
    Alone,
}

/// <summary>
/// A word of the ingredient vocabulary with all that the rule files say of it. The longest word at a place wins, so
/// a word that says nothing still matters: it hides the shorter words inside it (荞麦 hides 麦).
/// </summary>
internal sealed class Term
{
    public required string Text { get; init; }

    public TermPlace Place { get; set; }

    /// <summary>The allergens an entry with this word holds.</summary>
    public AllergenSet Certain { get; set; }

    /// <summary>The allergens it may hold: the list does not say.</summary>
    public AllergenSet Possible { get; set; }

    /// <summary>Of an oil that is exempt when refined: possible alone, certain inside 植物油（…）.</summary>
    public AllergenSet Oil { get; set; }

    /// <summary>The generic name, or another name, of a food additive.</summary>
    public bool IsAdditive { get; set; }
}

/// <summary>A word found in an entry's folded name.</summary>
internal readonly record struct TermHit(Term Term, int Start)
{
    public int End => Start + Term.Text.Length;
}

namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>Where in an entry's name a word counts.</summary>
internal enum TermPlace
{
    Anywhere,
    AtEnd,
    Alone,
}

/// <summary>
/// A word of a vocabulary, folded. The longest word at a place wins, so a word that says nothing still matters: it
/// hides the shorter words inside it (荞麦 hides 麦, 决明子 hides nothing of 石决明).
/// </summary>
internal abstract class Term
{
    public required string Text { get; init; }

    public required TermPlace Place { get; init; }
}

/// <summary>A word found in an entry's folded name.</summary>
internal readonly record struct TermHit<T>(T Term, int Start)
    where T : Term
{
    public int End => Start + Term.Text.Length;
}

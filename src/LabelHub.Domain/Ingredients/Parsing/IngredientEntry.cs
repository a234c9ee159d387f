using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Vocabulary;

namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>An entry of the list as interpreted: name, function class, contents, remarks.</summary>
internal sealed class IngredientEntry
{
    /// <summary>As typed, without brackets, amount and function class.</summary>
    public required string Name { get; init; }

    /// <summary>The name as the rules read it: folded, without its amount.</summary>
    public required string Folded { get; init; }

    /// <summary>Where the name stands in the text as typed.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The entry whose bracket it stands in; null on the top level.</summary>
    public required IngredientEntry? Parent { get; init; }

    /// <summary>The class it is listed under, as typed.</summary>
    public required string? Function { get; init; }

    public ListWord Kind { get; init; }

    /// <summary>It follows a closing bracket without a separator.</summary>
    public bool RunsOn { get; init; }

    /// <summary>The entries of its brackets.</summary>
    public IReadOnlyList<IngredientEntry> Contents { get; set; } = [];

    /// <summary>Bracketed remarks such as 含苯丙氨酸, folded; empty without any.</summary>
    public string Remarks { get; private set; } = "";

    /// <summary>The allergen words found in the name.</summary>
    public IReadOnlyList<TermHit<AllergenTerm>> AllergenWords { get; set; } = [];

    /// <summary>The words of lists and additives found in the name.</summary>
    public IReadOnlyList<TermHit<WordTerm>> Words { get; set; } = [];

    public AllergenSet Certain { get; set; }

    public AllergenSet Possible { get; set; }

    /// <summary>Notes a remark; beyond a few nobody reads on, and the text must not be copied over and over.</summary>
    public void Remark(string remark)
    {
        if (Remarks.Length < 200)
            Remarks += remark + " ";
    }
}

/// <summary>An ingredient list as interpreted.</summary>
/// <param name="Top">The entries of the top level.</param>
/// <param name="All">Every entry of every level, in the order of the text.</param>
/// <param name="Hint">The line about allergens that followed the list in the same field; empty without one.</param>
/// <param name="Problems">Faults of its brackets and separators.</param>
internal sealed record IngredientList(
    IReadOnlyList<IngredientEntry> Top,
    IReadOnlyList<IngredientEntry> All,
    string Hint,
    IReadOnlyList<PunctuationProblem> Problems);

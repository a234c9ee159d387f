using LabelHub.Domain.Ingredients.Additives;
using LabelHub.Domain.Ingredients.Words;

namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>A word of the word lists, the additive names, or the foods that hide them.</summary>
internal sealed class WordTerm : Term
{
    /// <summary>The lists it stands in.</summary>
    public List<WordUse> Uses { get; } = [];

    /// <summary>The additive it names.</summary>
    public Additive? Additive { get; set; }
}

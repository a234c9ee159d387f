using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients;

/// <summary>The label whose list is checked, as far as the checks of single entries look at it.</summary>
internal sealed class CheckedLabel(LabelContent content, string foodName, DeclaredCategory category, LabelPlace place)
{
    private string? _words;

    /// <summary>The food's name, folded, without what stands in brackets behind it.</summary>
    public string FoodName => foodName;

    /// <summary>The declared category, resolved.</summary>
    public DeclaredCategory Category => category;

    /// <summary>Whether the list has water in it on its top level.</summary>
    public bool IsDrink { get; init; }

    public LabelPlace Place => place;

    /// <summary>Every word of the label, joined; only few lists ask for it.</summary>
    public string Words() => _words ??= string.Join('\n', LabelFields.Texts(content).Select(t => t.Text));
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients;

namespace LabelHub.Rendering.Composition;

/// <summary>Finds the ingredients that are allergens in the list as it is printed, so that they can stand out.</summary>
internal static class AllergenWords
{
    /// <summary>The stretches of a printed list, in order and apart from one another.</summary>
    public static IReadOnlyList<TextSpan> In(string list, IReadOnlyList<Ingredient> ingredients)
    {
        var spans = new List<TextSpan>();
        Walk(list, ingredients, 0, spans);
        return spans;
    }

    /// <summary>
    /// Entry by entry, in the order of the list: the same word may stand in it as an
    /// allergen and as a part of another one.
    /// </summary>
    private static int Walk(string list, IReadOnlyList<Ingredient> ingredients, int from, List<TextSpan> spans)
    {
        foreach (var ingredient in ingredients)
        {
            var name = PrintableText.Of(ingredient.Name);
            var at = name.Length == 0 ? -1 : list.IndexOf(name, from, StringComparison.Ordinal);
            if (at >= 0)
            {
                from = at + name.Length;
                if (ingredient.Allergens.Count > 0)
                    spans.Add(new TextSpan(at, name.Length));
            }

            from = Walk(list, ingredient.Contains, from, spans);
        }

        return from;
    }
}

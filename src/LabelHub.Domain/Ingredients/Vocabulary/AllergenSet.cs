namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>The eight classes of GB 7718-2025 4.12.1, in the order of the standard.</summary>
[Flags]
internal enum AllergenSet
{
    None = 0,
    Gluten = 1,
    Crustacean = 2,
    Fish = 4,
    Egg = 8,
    Peanut = 16,
    Soy = 32,
    Milk = 64,
    Nut = 128,
}

/// <summary>The codes of the HTTP contract.</summary>
internal static class AllergenCodes
{
    /// <summary>In the order of the bits of <see cref="AllergenSet"/>.</summary>
    public static readonly string[] All = ["gluten", "crustacean", "fish", "egg", "peanut", "soy", "milk", "nut"];

    private static readonly IReadOnlyList<string>[] Lists = Enumerate();

    /// <summary>The codes of a set; the same list object for the same set.</summary>
    public static IReadOnlyList<string> Of(AllergenSet set) => Lists[(int)set];

    public static AllergenSet? Parse(string code)
    {
        var index = Array.IndexOf(All, code);
        return index < 0 ? null : (AllergenSet)(1 << index);
    }

    private static IReadOnlyList<string>[] Enumerate()
    {
        var lists = new IReadOnlyList<string>[1 << All.Length];
        for (var set = 0; set < lists.Length; set++)
            lists[set] = All.Where((_, bit) => (set & (1 << bit)) != 0).ToArray();
        return lists;
    }
}

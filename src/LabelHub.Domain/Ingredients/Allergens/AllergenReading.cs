using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Vocabulary;

namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>Reads the allergens of each entry from the words of its name.</summary>
internal static class AllergenReading
{
    private static readonly string[] Spirits = ["白酒"];

    private static readonly string[] SpiritNames =
    [
        "白酒", "烧酒", "蒸馏酒", "二锅头", "老白干", "高粱酒", "苞谷酒", "包谷酒", "玉米酒", "高粱烧", "苞谷烧", "包谷烧",
        "米烧", "大曲酒", "原浆酒", "谷酒", "威士忌", "白兰地", "伏特加", "朗姆酒", "金酒",
    ];

    public static void Read(IngredientList list, CheckedLabel label)
    {
        var exempt = IsSpirit(label) ? AllergenSet.Gluten : AllergenSet.None;
        foreach (var entry in list.All)
        {
            ReadEntry(entry);
            entry.Certain &= ~exempt;
            entry.Possible &= ~exempt;
        }
    }

    private static void ReadEntry(IngredientEntry entry)
    {
        if (entry.Kind == ListWord.FunctionClass || IsFlavouring(entry.Folded) || Signs.SaysDenial(entry.Folded))
            return;
        foreach (var hit in entry.AllergenWords)
        {
            var term = hit.Term;
            if (term.IsException || IsOnlyTaste(entry.Folded, hit.End))
                continue;
            entry.Certain |= term.Certain;
            if (entry.Parent?.Folded.EndsWith("植物油", StringComparison.Ordinal) == true)
                entry.Certain |= term.Oil;
            else
                entry.Possible |= term.Oil;

            // What a compound ingredient may hold is no question any more once its bracket says what it holds.
            if (!IsOpened(entry))
                entry.Possible |= term.Possible;
        }
    }

    /// <summary>酱油（含焦糖色） names an additive of it, not what it is made of.</summary>
    private static bool IsOpened(IngredientEntry entry) =>
        entry.Contents.Any(c => c.Words is not [.., { Term.Additive: not null } last] || last.End != c.Folded.Length);

    /// <summary>食用香精 and 香料 take a food's name for its taste alone.</summary>
    private static bool IsFlavouring(string name) =>
        name.EndsWith("香精", StringComparison.Ordinal) || name.EndsWith("香料", StringComparison.Ordinal)
        || name.EndsWith("香精香料", StringComparison.Ordinal);

    /// <summary>牛奶味, 鱼味, 花生风味: the taste of a food is not the food; 味精 and 味噌 are words of their own.</summary>
    private static bool IsOnlyTaste(string name, int end)
    {
        var rest = name.AsSpan(end);
        return rest.StartsWith("风味") || (rest is ['味', ..] && rest is not ['味', '精' or '噌' or '增' or '淋', ..]);
    }

    /// <summary>Distilled spirits are exempt (GB 7718-2025 D.5 b): their grain's protein stays in the still.</summary>
    private static bool IsSpirit(CheckedLabel label) =>
        label.Category.IsOneOf(Spirits) || Array.Exists(SpiritNames, s => label.FoodName.EndsWith(s, StringComparison.Ordinal));
}

using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules;

/// <summary>One of the 32 categories of food production licensing.</summary>
/// <param name="Code">Two digits, such as 15.</param>
/// <param name="Name">Such as 酒类.</param>
/// <param name="Kinds">Kinds an owner may declare instead, such as 白酒.</param>
public sealed record FoodCategory(string Code, string Name, IReadOnlyList<string> Kinds);

/// <summary>What a label declares: a category, perhaps by one of its kinds; or words we do not know.</summary>
public sealed record DeclaredCategory(string? Kind, FoodCategory? Category)
{
    public static readonly DeclaredCategory None = new(null, null);

    /// <summary>Whether a rule's list names the category, or the very kind that was declared.</summary>
    public bool IsOneOf(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (name == Kind || name == Category?.Name)
                return true;
        }

        return false;
    }
}

/// <summary>The categories by code, name and kind.</summary>
internal sealed class FoodCategories
{
    private readonly Dictionary<string, DeclaredCategory> _byWord = new(StringComparer.Ordinal);

    public FoodCategories(RuleSource source)
    {
        All = [.. RuleYaml.Read<FoodCategoriesFile>(source).Categories.Select(c => new FoodCategory(c.Code, c.Name, c.Kinds))];
        foreach (var category in All)
        {
            Add(category.Code, new DeclaredCategory(null, category), source);
            Add(category.Name, new DeclaredCategory(null, category), source);
            foreach (var kind in category.Kinds)
                Add(kind, new DeclaredCategory(kind, category), source);
        }
    }

    public IReadOnlyList<FoodCategory> All { get; }

    public bool Knows(string word) => Resolve(word).Category is not null;

    public DeclaredCategory Resolve(string? declared) =>
        declared is not null && _byWord.TryGetValue(HalfWidth.Of(declared).Trim(), out var category) ? category : DeclaredCategory.None;

    private void Add(string word, DeclaredCategory category, RuleSource source)
    {
        if (!_byWord.TryAdd(word, category))
            throw new RuleFileException(source.Path, 1, $"'{word}' stands for two food categories");
    }
}

using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Additives;

/// <summary>The form of <c>ingredients/additives/scopes.yaml</c>.</summary>
internal sealed class AdditiveScopesFile
{
    public required string Rule { get; set; }

    public required List<AdditiveScopeEntry> Scopes { get; set; }
}

/// <summary>Additives and the foods they are not meant for, each list as text (柠檬黄、日落黄).</summary>
internal sealed class AdditiveScopeEntry
{
    public required string Why { get; set; }

    public string Additives { get; set; } = "";

    /// <summary>Every additive of these classes instead.</summary>
    public string Class { get; set; } = "";

    /// <summary>Names that stay allowed.</summary>
    public string Except { get; set; } = "";

    /// <summary>Ends of food names.</summary>
    public required string Foods { get; set; }

    /// <summary>Parts of food names that make it another food.</summary>
    public string Unless { get; set; } = "";

    public DateOnly? From { get; set; }
}

/// <summary>Additives by the foods they are not meant for.</summary>
internal sealed class AdditiveScopes
{
    private const string File = "ingredients/additives/scopes.yaml";
    private readonly List<Scope> _scopes;

    private AdditiveScopes(List<Scope> scopes) => _scopes = scopes;

    public static bool Reads(RuleSource source) => source.Path == File;

    /// <exception cref="RuleFileException">An additive is not in names.yaml, or the rule is unknown.</exception>
    public static AdditiveScopes Compile(RuleSource source, TermTable<WordTerm> words)
    {
        var file = RuleYaml.Read<AdditiveScopesFile>(source);
        if (file.Rule != IngredientRuleIds.AdditiveScope)
            throw new RuleFileException(source.Path, 1, $"the scopes belong to {IngredientRuleIds.AdditiveScope}");
        return new AdditiveScopes(file.Scopes.Select(s => new Scope(s.Why, s.From ?? DateOnly.MinValue)
        {
            Additives = Known(s.Additives),
            Except = Known(s.Except),
            Classes = WordText.Words(s.Class),
            Foods = WordText.Words(s.Foods),
            Unless = WordText.Words(s.Unless),
        }).ToList());

        HashSet<Additive> Known(string names) => WordText.Words(names).Select(n => words.Find(n)?.Additive
            ?? throw new RuleFileException(source.Path, 1, $"'{n}' is not in names.yaml")).ToHashSet();
    }

    /// <summary>Why an additive is not meant for a food; null where nothing is known against it.</summary>
    public string? Against(Additive additive, string foodName, DeclaredCategory category, DateOnly on) =>
        _scopes.Find(s => on >= s.From && s.Covers(additive) && s.Is(foodName, category))?.Why;

    private sealed record Scope(string Why, DateOnly From)
    {
        public required HashSet<Additive> Additives { get; init; }

        public required HashSet<Additive> Except { get; init; }

        public required string[] Classes { get; init; }

        public required string[] Foods { get; init; }

        public required string[] Unless { get; init; }

        public bool Covers(Additive additive) =>
            (Additives.Contains(additive) || Classes.Contains(additive.Function)) && !Except.Contains(additive);

        public bool Is(string foodName, DeclaredCategory category) =>
            (category.IsOneOf(Foods) || Array.Exists(Foods, f => foodName.EndsWith(f, StringComparison.Ordinal)))
            && !Array.Exists(Unless, u => foodName.Contains(u, StringComparison.Ordinal));
    }
}

using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Additives;

/// <summary>The form of <c>ingredients/additives/scopes.yaml</c>.</summary>
internal sealed class AdditiveScopesFile
{
    public required string Rule { get; set; }

    public required List<AdditiveScopeEntry> Scopes { get; set; }
}

/// <summary>Additives and the foods they are not meant for.</summary>
internal sealed class AdditiveScopeEntry
{
    public required string Why { get; set; }

    public List<string> Additives { get; set; } = [];

    /// <summary>Every additive of these classes instead.</summary>
    public List<string> Class { get; set; } = [];

    /// <summary>Names that stay allowed.</summary>
    public List<string> Except { get; set; } = [];

    /// <summary>Ends of food names.</summary>
    public required List<string> Foods { get; set; }

    /// <summary>Parts of food names that make it another food.</summary>
    public List<string> Unless { get; set; } = [];

    public DateOnly? From { get; set; }
}

/// <summary>Additives by the foods they are not meant for.</summary>
internal sealed class AdditiveScopes
{
    private const string File = "ingredients/additives/scopes.yaml";
    private readonly List<Scope> scopes;

    private AdditiveScopes(List<Scope> scopes) => this.scopes = scopes;

    public static bool Reads(RuleSource source) => source.Path == File;

    /// <exception cref="RuleFileException">An additive is not in names.yaml, or the rule is unknown.</exception>
    public static AdditiveScopes Compile(RuleSource source, TermTable<WordTerm> words)
    {
        var file = RuleYaml.Read<AdditiveScopesFile>(source);
        if (file.Rule != IngredientRuleIds.AdditiveScope)
            throw new RuleFileException(source.Path, 1, $"the scopes belong to {IngredientRuleIds.AdditiveScope}");
        return new AdditiveScopes(file.Scopes.Select(s => new Scope(s, Known(s.Additives), Known(s.Except))).ToList());

        HashSet<Additive> Known(List<string> names) => names.Select(n => words.Find(n)?.Additive
            ?? throw new RuleFileException(source.Path, 1, $"'{n}' is not in names.yaml")).ToHashSet();
    }

    /// <summary>Why an additive is not meant for a food; null where nothing is known against it.</summary>
    public string? Against(Additive additive, string foodName, string? category, DateOnly on) =>
        scopes.Find(s => s.Covers(additive) && s.Is(foodName, category) && on >= (s.Entry.From ?? DateOnly.MinValue))?.Entry.Why;

    private sealed record Scope(AdditiveScopeEntry Entry, HashSet<Additive> Additives, HashSet<Additive> Except)
    {
        public bool Covers(Additive additive) =>
            (Additives.Contains(additive) || Entry.Class.Contains(additive.Function)) && !Except.Contains(additive);

        public bool Is(string foodName, string? category) =>
            Entry.Foods.Exists(f => foodName.EndsWith(f, StringComparison.Ordinal) || f == category)
            && !Entry.Unless.Exists(u => foodName.Contains(u, StringComparison.Ordinal));
    }
}

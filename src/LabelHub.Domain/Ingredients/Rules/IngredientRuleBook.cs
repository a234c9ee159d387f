using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Rules;

/// <summary>The rules under <c>ingredients/rules/</c>, by the ids the checks know them by.</summary>
internal sealed class IngredientRuleBook
{
    public const string Folder = "ingredients/rules/";
    private readonly Dictionary<string, CompiledRule> _byId;

    private IngredientRuleBook(Dictionary<string, CompiledRule> byId) => _byId = byId;

    public IReadOnlyCollection<CompiledRule> All => _byId.Values;

    public CompiledRule this[string id] => _byId[id];

    /// <exception cref="RuleFileException">A rule the checks need is missing, or one is there that nothing triggers.</exception>
    public static IngredientRuleBook Compile(IReadOnlyList<RuleSource> sources, InstrumentRegister instruments)
    {
        var rules = sources.Where(s => s.Path.StartsWith(Folder, StringComparison.Ordinal))
            .Select(s => CompiledRule.Compile(s, instruments)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var id in IngredientRuleIds.All.Where(id => !rules.ContainsKey(id)))
            throw new RuleFileException($"{Folder}{id}.yaml", 1, "the rule is missing");
        foreach (var id in rules.Keys.Where(id => !IngredientRuleIds.All.Contains(id)))
            throw new RuleFileException($"{Folder}{id}.yaml", 1, "no check reports under this id");
        return new IngredientRuleBook(rules);
    }
}

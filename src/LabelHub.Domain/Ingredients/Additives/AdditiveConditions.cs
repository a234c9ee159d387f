using LabelHub.Domain.Ingredients.Rules;
using LabelHub.Domain.Ingredients.Text;
using LabelHub.Domain.Ingredients.Vocabulary;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Additives;

/// <summary>The form of <c>ingredients/additives/conditions.yaml</c>.</summary>
internal sealed class AdditiveConditionsFile
{
    public required string Rule { get; set; }

    public required List<AdditiveCondition> Conditions { get; set; }
}

/// <summary>Additives whose name must be followed by some words.</summary>
internal sealed class AdditiveCondition
{
    public required string Additives { get; set; }

    /// <summary>The words that must stand somewhere on the label.</summary>
    public required string Needs { get; set; }

    public required string Why { get; set; }
}

/// <summary>The conditions by additive.</summary>
internal sealed class AdditiveConditions
{
    private const string File = "ingredients/additives/conditions.yaml";
    private readonly Dictionary<Additive, AdditiveCondition> _byAdditive = [];

    private AdditiveConditions()
    {
    }

    public static bool Reads(RuleSource source) => source.Path == File;

    /// <exception cref="RuleFileException">An additive is not in names.yaml, or the rule is unknown.</exception>
    public static AdditiveConditions Compile(RuleSource source, TermTable<WordTerm> words)
    {
        var file = RuleYaml.Read<AdditiveConditionsFile>(source);
        if (file.Rule != IngredientRuleIds.AdditiveCondition)
            throw new RuleFileException(source.Path, 1, $"the conditions belong to {IngredientRuleIds.AdditiveCondition}");
        var conditions = new AdditiveConditions();
        foreach (var condition in file.Conditions)
        {
            foreach (var name in WordText.Words(condition.Additives))
            {
                var additive = words.Find(name)?.Additive ?? throw new RuleFileException(source.Path, 1, $"'{name}' is not in names.yaml");
                conditions._byAdditive[additive] = condition;
            }
        }

        return conditions;
    }

    public AdditiveCondition? Of(Additive additive) => _byAdditive.GetValueOrDefault(additive);
}

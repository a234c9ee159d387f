using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class UnknownFoodCategoryFile : FindingRuleFile;

/// <summary>
/// Declared words that name no food category: the rules by category could not look at this
/// food, and the owner should know.
/// </summary>
internal sealed class UnknownFoodCategory(UnknownFoodCategoryFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private const int LongestQuote = 20;

    public override string Field => LabelFields.FoodCategory;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var declared = context.Query.FoodCategory?.Trim();
        if (string.IsNullOrEmpty(declared) || context.Category.Category is not null)
            return null;
        return Found(context, version) with
        {
            Message = version.Message.Replace("{category}", Quote(declared), StringComparison.Ordinal),
        };
    }

    private static string Quote(string declared)
    {
        if (declared.Length <= LongestQuote)
            return declared;
        var end = char.IsHighSurrogate(declared[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return declared[..end] + "…";
    }
}

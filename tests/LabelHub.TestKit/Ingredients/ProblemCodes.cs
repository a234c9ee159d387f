namespace LabelHub.TestKit.Ingredients;

/// <summary>The codes of the tables and the rules that report them.</summary>
public static class ProblemCodes
{
    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["non_food"] = "cn.ingredient.non-food-substance",
        ["drug"] = "cn.ingredient.drug",
        ["herb_not_allowed"] = "cn.ingredient.herb-not-allowed",
        ["herb_forbidden"] = "cn.ingredient.herb-forbidden",
        ["herb_scope"] = "cn.ingredient.herb-scope",
        ["novel_limit"] = "cn.ingredient.novel-food-limit",
        ["additive_no_name"] = "cn.ingredient.additive-without-name",
        ["additive_ins_no_class"] = "cn.ingredient.additive-number-without-class",
        ["additive_nonstandard_name"] = "cn.ingredient.additive-nonstandard-name",
        ["additive_scope"] = "cn.ingredient.additive-scope",
        ["additive_check"] = "cn.ingredient.additive-condition",
        ["compound_not_expanded"] = "cn.ingredient.compound-not-expanded",
        ["vague"] = "cn.ingredient.vague-name",
        ["punctuation"] = "cn.ingredient.punctuation",
        ["process_note"] = "cn.ingredient.process-note",
    };

    public static string? RuleOf(string code) => Rules.GetValueOrDefault(code);
}

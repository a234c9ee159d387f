using LabelHub.Domain.Findings;
using LabelHub.Domain.Ingredients.Rules;

namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>Signs that make a list hard to read: at most a few findings, the first ones.</summary>
internal sealed class PunctuationCheck(IngredientRuleBook rules)
{
    private const int Most = 3;

    public void Check(IngredientList list, string text, CheckedLabel label, List<Finding> findings)
    {
        var faults = list.Problems.Select(p => (p.Span, Why: Words(p.Fault)))
            .Concat(list.All.Where(e => e.RunsOn).Select(e => (e.Span, Why: "和前面的括号之间缺少顿号或逗号")))
            .OrderBy(f => f.Span.Start).Take(Most);
        foreach (var (span, why) in faults)
        {
            var hit = new RuleHit(text.Substring(span.Start, span.Length), span) { Why = why };
            if (rules[IngredientRuleIds.Punctuation].Find(label.Place, hit) is { } finding)
                findings.Add(finding);
        }
    }

    private static string Words(PunctuationFault fault) => fault switch
    {
        PunctuationFault.UnclosedBracket => "这个括号没有另一半",
        PunctuationFault.StrayBracket => "这个括号没有另一半",
        _ => "这里多了一个标点",
    };
}

using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class NetContentWordsFile : FindingRuleFile
{
    /// <summary>Words of a net content that the rule has something to say about.</summary>
    public required List<string> Words { get; set; }
}

/// <summary>A net content put in words, such as 计量称重: the pack is weighed when it is sold.</summary>
internal sealed class NetContentWords(NetContentWordsFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly List<string> _words = file.Words;

    public override string Field => LabelFields.NetContent;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var text = context.Label.NetContent ?? "";
        foreach (var word in _words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is var at && at >= 0)
                return Found(context, version) with { Span = new TextSpan(at, word.Length), MatchedText = word };
        }

        return null;
    }
}

using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Claims;

/// <summary>Explains a hit to the owner: the phrase, why it may not stand, the law, and what to write instead.</summary>
internal sealed class FindingWriter(ClaimLexicon lexicon, PackagingForm form, string jurisdiction, DateOnly lawDate)
{
    private const int LongestQuote = 40;

    private const Techniques Deliberate = Techniques.Symbol | Techniques.Invisible | Techniques.Pinyin | Techniques.Homophone
        | Techniques.Components | Techniques.Emoji | Techniques.Foreign | Techniques.Lookalike;

    private static readonly (Techniques Technique, string Name)[] Names =
    [
        (Techniques.Invisible, "隐形字符"), (Techniques.Space, "空格"), (Techniques.Symbol, "符号隔开"), (Techniques.Line, "换行拆开"),
        (Techniques.Traditional, "繁体字"), (Techniques.Lookalike, "形近字或谐音字"), (Techniques.Compatibility, "特殊字形"),
        (Techniques.Pinyin, "拼音"), (Techniques.Homophone, "谐音字"), (Techniques.Components, "拆字"), (Techniques.Emoji, "表情符号"),
        (Techniques.Foreign, "外文写法"), (Techniques.SplitFields, "分写在两处"),
    ];

    /// <summary>The finding for a hit in a field; null where no law of the day stands behind it.</summary>
    public Finding? Write(string field, string text, Hit hit)
    {
        var rule = lexicon.Rules[hit.Rule];
        if (rule.On(lawDate, form, jurisdiction) is not { } law)
            return null;
        var matched = text[hit.Start..hit.End];
        var raised = rule.File.DisguiseRaises && law.Severity == Severity.Warning && ClaimRule.MayBlock(law.Citation)
            && (hit.Techniques & Deliberate) != Techniques.None;
        return new Finding(
            rule.File.Id, raised ? Severity.Error : law.Severity, field,
            law.Message.Replace("{text}", Quote(matched), StringComparison.Ordinal) + Undone(hit.Techniques), law.Citation)
        {
            Span = new TextSpan(hit.Start, hit.End - hit.Start),
            MatchedText = matched,
            ClaimClass = rule.File.Class,
            Suggestion = rule.File.Suggestion,
        };
    }

    private static string Quote(string matched)
    {
        if (matched.Length <= LongestQuote)
            return matched;
        var end = char.IsHighSurrogate(matched[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return matched[..end] + "…";
    }

    private static string Undone(Techniques techniques)
    {
        var names = Names.Where(n => (techniques & n.Technique) != Techniques.None).Select(n => n.Name).ToArray();
        return names.Length == 0 ? "" : $"（检测到{string.Join("、", names)}，换个写法意思不变。）";
    }
}

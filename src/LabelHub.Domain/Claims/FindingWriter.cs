using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Matching;
using LabelHub.Domain.Claims.Views;
using LabelHub.Domain.Findings;

namespace LabelHub.Domain.Claims;

/// <summary>Explains a hit to the owner: the phrase, why it may not stand, the law, and what to write instead.</summary>
internal sealed class FindingWriter(ClaimLexicon lexicon, ClaimLaw law)
{
    private const int LongestQuote = 40;

    private static readonly (Techniques Technique, string Name)[] Names =
    [
        (Techniques.Invisible, "看不见的符号"), (Techniques.Space, "空格"), (Techniques.Symbol, "隔开字的符号"), (Techniques.Line, "换行"),
        (Techniques.Traditional, "繁体字"), (Techniques.Lookalike, "样子或者读音像的字"), (Techniques.Compatibility, "特殊写法的字"),
        (Techniques.Pinyin, "拼音"), (Techniques.Homophone, "读音一样的字"), (Techniques.Components, "拆开的字"),
        (Techniques.Emoji, "表情符号"), (Techniques.Foreign, "外文"), (Techniques.SplitFields, "分在两处的写法"),
    ];

    /// <summary>The finding for a hit in a field, which a law of the day stands behind.</summary>
    public Finding Write(string field, string text, Hit hit)
    {
        var rule = lexicon.Rules[hit.Rule];
        var matched = text[hit.Start..hit.End];
        var (citation, message) = law.Behind(hit);
        return new Finding(
            rule.File.Id, hit.Severity, field,
            message.Replace("{text}", Quote(matched), StringComparison.Ordinal) + Undone(hit.Techniques), citation)
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
        return names.Length == 0 ? "" : $"（里面用了{string.Join("、", names)}，换个写法意思也一样。）";
    }
}

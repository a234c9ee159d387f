using System.Buffers;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class InnerPacksFile : FindingRuleFile
{
    /// <summary>Words for a small pack, such as 袋, that follow a count.</summary>
    public required List<string> PackWords { get; set; }
}

/// <summary>
/// A net content that counts several small packs without saying how much is in each, and no specification
/// that does: 规格 is only asked for where a pack holds several inner packs. 100g×4 says it all.
/// </summary>
internal sealed class InnerPacks(InnerPacksFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private static readonly SearchValues<char> Times = SearchValues.Create("×xX*✕");
    private readonly List<string> _packWords = file.PackWords;

    public override string Field => LabelFields.Specification;

    public override Finding? Check(RuleContext context, RuleVersion version) =>
        !LabelFields.IsPresent(context.Label, Field) && CountsPacks(context.Label.NetContent ?? "") ? Found(context, version) : null;

    private bool CountsPacks(string netContent)
    {
        var text = HalfWidth.Of(netContent);
        if (text.AsSpan().ContainsAny(Times))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (IsSeveral(text.AsSpan(i, end - i)) && IsPackWord(text.AsSpan(end).TrimStart()))
                return true;
            i = end;
        }

        return false;
    }

    private static bool IsSeveral(ReadOnlySpan<char> digits) => digits.TrimStart('0') is not ("" or "1");

    private bool IsPackWord(ReadOnlySpan<char> text)
    {
        foreach (var word in _packWords)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

using System.Globalization;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class IngredientOrderFile : FindingRuleFile
{
    /// <summary>Up to this share in percent ingredients may stand in any order.</summary>
    public required double FreeUpToPercent { get; set; }
}

/// <summary>
/// Ingredients whose stated shares do not fall: 小麦粉30%、白砂糖40%. Only a share at the end of an entry counts,
/// as in 白砂糖40% and 白砂糖（40%）; 95%食用酒精 and 可可液块（可可含量65%） state something else.
/// </summary>
internal sealed class IngredientOrder(IngredientOrderFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private readonly double _free = file.FreeUpToPercent;

    public override string Field => LabelFields.Ingredients;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var text = context.Label.Ingredients ?? "";
        var half = HalfWidth.Of(text);
        double? smallest = null;
        foreach (var entry in IngredientEntries.Of(text))
        {
            if (Share(half.AsSpan()[entry]) is not { } share)
                continue;
            if (share > smallest && share > _free)
            {
                var (start, length) = entry.GetOffsetAndLength(text.Length);
                return Found(context, version) with { Span = new TextSpan(start, length), MatchedText = text[entry] };
            }

            smallest = smallest is { } least ? Math.Min(least, share) : share;
        }

        return null;
    }

    private static double? Share(ReadOnlySpan<char> entry)
    {
        var rest = entry.TrimEnd();
        var bracketed = rest is [.., ')'];
        if (bracketed)
            rest = rest[..^1].TrimEnd();
        if (rest is not [.., '%'])
            return null;
        rest = rest[..^1].TrimEnd();
        var start = rest.Length;
        while (start > 0 && (char.IsAsciiDigit(rest[start - 1]) || rest[start - 1] == '.'))
            start--;
        var isShare = !bracketed || rest[..start].TrimEnd("≥≤><=约 ") is [.., '('];
        return isShare && double.TryParse(rest[start..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            ? share
            : null;
    }
}

using System.Buffers;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

/// <summary>What may be wrong with the unit of a net content.</summary>
internal enum UnitFault
{
    /// <summary>A unit of the old market system, such as 斤.</summary>
    MarketUnit,

    /// <summary>A bare number.</summary>
    NoUnit,

    /// <summary>1500g in place of 1.5kg, or 0.5kg in place of 500g.</summary>
    NotBySize,
}

internal sealed class NetContentUnitFile : FindingRuleFile
{
    public required UnitFault Fault { get; set; }
}

/// <summary>The unit of a net content. Only what cannot be meant otherwise is found: 约10个 counts pieces and is left alone.</summary>
internal sealed class NetContentUnit(NetContentUnitFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    /// <summary>No amount anybody means is longer; what is found stands in the message.</summary>
    private const int LongestAmount = 20;

    private const double OneThousand = 1000;
    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789." + ChineseNumerals.Characters);

    /// <summary>Behind these words' 两 is the number two: 2两袋.</summary>
    private static readonly SearchValues<char> Counted = SearchValues.Create("个袋包盒瓶罐份支只块片");
    private static readonly string[] LargeUnits = ["kg", "千克", "公斤", "l", "升"];
    private static readonly string[] SmallUnits = ["g", "克", "ml", "毫升"];

    private readonly UnitFault _fault = file.Fault;

    public override string Field => LabelFields.NetContent;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var text = context.Label.NetContent ?? "";
        var half = HalfWidth.Of(text);
        var place = _fault switch
        {
            UnitFault.MarketUnit => MarketUnit(half),
            UnitFault.NoUnit => BareNumber(half),
            _ => NotBySize(half),
        };
        if (place is not { } span)
            return null;
        var found = text.Substring(span.Start, span.Length);
        return Found(context, version) with
        {
            Span = span,
            MatchedText = found,
            Message = version.Message.Replace("{found}", found, StringComparison.Ordinal),
        };
    }

    /// <summary>5斤, 半斤, 2 两; 5公斤 is a lawful unit.</summary>
    private static TextSpan? MarketUnit(string text)
    {
        for (var at = text.AsSpan().IndexOfAny('斤', '两'); at >= 0; at = Next(text, at + 1))
        {
            if (text[at] == '两' && at + 1 < text.Length && Counted.Contains(text[at + 1]))
                continue;
            var before = text.AsSpan(0, at);
            if (before is [.., '市'])
                before = before[..^1];
            var number = before.TrimEnd();
            var start = number.LastIndexOfAnyExcept(Numerals) + 1;
            if (start < number.Length)
                return new TextSpan(
                    Math.Max(start, number.Length - LongestAmount), at + 1 - Math.Max(start, number.Length - LongestAmount));
        }

        return null;
    }

    private static int Next(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAny('斤', '两');
        return next < 0 ? -1 : from + next;
    }

    private static TextSpan? BareNumber(string text) =>
        text.Length <= LongestAmount && text.Any(c => c != '.' && Numerals.Contains(c)) && !text.Any(c => char.IsLetter(c) && !Numerals.Contains(c))
            ? new TextSpan(0, text.Length)
            : null;

    /// <summary>A lone amount; 100g×4 and 500g（5袋） say more than one thing and are left alone.</summary>
    private static TextSpan? NotBySize(string text)
    {
        var amount = text.AsSpan().Trim();
        var digits = amount.IndexOfAnyExcept(Numerals);
        if (digits > 0 && amount[digits] == '克' && amount[digits - 1] == '千')
            digits--; // 2千克 is 2 of 千克
        if (amount.Length > LongestAmount || digits <= 0 || NetContentAmount.Of(text) is not { } size)
            return null;
        var unit = amount[digits..].Trim();
        bool? large = Is(unit, LargeUnits) ? true : Is(unit, SmallUnits) ? false : null;
        return large is null || large == size >= OneThousand
            ? null
            : new TextSpan(text.IndexOf(amount[0], StringComparison.Ordinal), amount.Length);
    }

    private static bool Is(ReadOnlySpan<char> unit, string[] names)
    {
        foreach (var name in names)
        {
            if (unit.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}

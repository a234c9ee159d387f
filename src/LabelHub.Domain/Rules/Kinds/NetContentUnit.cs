using System.Text.RegularExpressions;
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
internal sealed partial class NetContentUnit(NetContentUnitFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    private const int MostMillisecondsForAPattern = 100;
    private readonly UnitFault _fault = file.Fault;

    public override string Field => LabelFields.NetContent;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var text = context.Label.NetContent ?? "";
        var place = _fault switch
        {
            UnitFault.MarketUnit => Place(MarketUnits().Match(text)),
            UnitFault.NoUnit => BareNumber(text),
            _ => NotBySize(text),
        };
        return place is { } span
            ? Found(context, version) with
            {
                Span = span,
                MatchedText = text.Substring(span.Start, span.Length),
                Message = version.Message.Replace("{found}", text.Substring(span.Start, span.Length), StringComparison.Ordinal),
            }
            : null;
    }

    private static TextSpan? Place(Match match) => match.Success ? new TextSpan(match.Index, match.Length) : null;

    private static TextSpan? BareNumber(string text) =>
        text.Any(char.IsDigit) && !text.Any(c => char.IsLetter(c)) ? new TextSpan(0, text.Length) : null;

    /// <summary>A lone amount; 100g×4 and 500g（5袋） say more than one thing and are left alone.</summary>
    private static TextSpan? NotBySize(string text)
    {
        var match = LoneAmount().Match(text);
        if (!match.Success || NetContentAmount.Of(text) is not { } amount)
            return null;
        const double OneThousand = 1000;
        var large = match.Groups["large"].Success;
        return large == amount >= OneThousand ? null : Place(match);
    }

    // 5公斤 is a lawful unit; 两 before a counting word is the number two.
    [GeneratedRegex(
        "[0-9０-９一二三四五六七八九十半]\\s*市?(斤|两(?![个袋包盒瓶罐支份只块片]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MostMillisecondsForAPattern)]
    private static partial Regex MarketUnits();

    [GeneratedRegex(
        "^\\s*[0-9０-９]+([.．][0-9０-９]+)?\\s*((?<large>kg|千克|公斤|l|升)|g|克|ml|毫升)\\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        MostMillisecondsForAPattern)]
    private static partial Regex LoneAmount();
}

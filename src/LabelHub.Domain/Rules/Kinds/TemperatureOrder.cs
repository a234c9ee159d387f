using System.Globalization;
using LabelHub.Domain.Findings;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules.Files;

namespace LabelHub.Domain.Rules.Kinds;

internal sealed class TemperatureOrderFile : FindingRuleFile;

/// <summary>
/// A storage temperature written back to front, such as 4～2℃. Only ranges with an unmistakable separator
/// (～ ~ 至) and a degree sign count, and none that holds a minus: 0～-18℃ may be meant either way.
/// </summary>
internal sealed class TemperatureOrder(TemperatureOrderFile file, IReadOnlyList<RuleVersion> versions) : FindingRule(file, versions)
{
    public override string Field => LabelFields.StorageConditions;

    public override Finding? Check(RuleContext context, RuleVersion version)
    {
        var text = context.Label.StorageConditions;
        if (text is null)
            return null;
        for (var at = text.AsSpan().IndexOfAny(Separators); at >= 0; at = Next(text, at + 1))
        {
            if (Reversed(text, at) is var (span, mended))
            {
                return Found(context, version) with
                {
                    Span = span,
                    MatchedText = text.Substring(span.Start, span.Length),
                    Suggestion = $"改成“{mended}”。",
                };
            }
        }

        return null;
    }

    private const string Separators = "～~至";

    private static readonly string[] Units = ["℃", "°C", "°c", "摄氏度", "度"];

    private static int Next(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAny(Separators);
        return next < 0 ? -1 : from + next;
    }

    private static (TextSpan Span, string Mended)? Reversed(string text, int separator)
    {
        var (lowStart, low) = NumberBefore(text, separator);
        var (highEnd, high, unit) = NumberAfter(text, separator + 1);
        if (low is not { } first || high is not { } second || unit is null || first <= second)
            return null;
        var mended = string.Create(CultureInfo.InvariantCulture, $"{second}{text[separator]}{first}{unit}");
        return (new TextSpan(lowStart, highEnd - lowStart), mended);
    }

    private static (int Start, decimal? Value) NumberBefore(string text, int end)
    {
        var last = SkipUnitBackwards(text, SkipSpacesBackwards(text, end));
        last = SkipSpacesBackwards(text, last);
        var start = last;
        while (start > 0 && IsNumeric(text[start - 1]))
            start--;
        return IsBelowZero(text, start) ? (start, null) : (start, Parse(text.AsSpan(start, last - start)));
    }

    private static (int End, decimal? Value, string? Unit) NumberAfter(string text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        var end = start;
        while (end < text.Length && IsNumeric(text[end]))
            end++;
        var value = Parse(text.AsSpan(start, end - start));
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        var rest = text.AsSpan(end);
        foreach (var unit in Units)
        {
            if (rest.StartsWith(unit, StringComparison.Ordinal))
                return (end + unit.Length, value, unit);
        }

        return (end, value, null);
    }

    private static int SkipSpacesBackwards(string text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    private static int SkipUnitBackwards(string text, int end)
    {
        foreach (var unit in Units)
        {
            if (text.AsSpan(0, end).EndsWith(unit, StringComparison.Ordinal))
                return end - unit.Length;
        }

        return end;
    }

    private static bool IsBelowZero(string text, int start) =>
        start > 0 && text[start - 1] is '-' or '－' or '−' or '–' or '—' or '下' or '负';

    private static decimal? Parse(ReadOnlySpan<char> digits)
    {
        const int Longest = 8;
        if (digits.Length is 0 or > Longest)
            return null;
        Span<char> ascii = stackalloc char[digits.Length];
        for (var i = 0; i < digits.Length; i++)
            ascii[i] = HalfWidth.Of(digits[i]);
        return decimal.TryParse(ascii, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool IsNumeric(char c) => HalfWidth.Of(c) is (>= '0' and <= '9') or '.';
}

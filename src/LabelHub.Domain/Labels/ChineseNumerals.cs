using System.Buffers;
using System.Globalization;
using System.Text;

namespace LabelHub.Domain.Labels;

/// <summary>Numbers in Chinese characters, as labels write them: 一百, 半, 两, 三百五十, 壹仟.</summary>
internal static class ChineseNumerals
{
    public const string Characters = "〇零一二三四五六七八九两十百千万半壹贰叁肆伍陆柒捌玖拾佰仟";

    private const double Half = 0.5;
    private static readonly SearchValues<char> Set = SearchValues.Create(Characters);

    /// <summary>The text with each number in characters that a unit or a times sign makes an amount of, in digits.</summary>
    public static string ToDigits(string text, Func<string, int, bool> isUnit)
    {
        if (!text.AsSpan().ContainsAny(Set))
            return text;
        var digits = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && Set.Contains(text[end]))
                end++;
            while (end > at && isUnit(text, end - 1))
                end--; // the 千 of 千克 belongs to the unit
            var isWhole = end > at && (at == 0 || !char.IsAsciiDigit(text[at - 1])); // 3万克 is left alone
            if (isWhole && isUnit(text, end) && Value(text.AsSpan(at, end - at)) is { } value)
            {
                digits.Append(CultureInfo.InvariantCulture, $"{value}");
                at = end;
                continue;
            }

            var next = Math.Max(end, at + 1);
            digits.Append(text, at, next - at);
            at = next;
        }

        return digits.ToString();
    }

    /// <summary>What a number says; null where the characters make none.</summary>
    public static double? Value(ReadOnlySpan<char> characters)
    {
        if (characters is ['半'])
            return Half;
        double total = 0;
        double section = 0;
        double digit = 0;
        foreach (var c in characters)
        {
            if (Digit(c) is { } one)
            {
                digit = digit * 10 + one;
                continue;
            }

            var power = Power(c);
            if (power == 0)
                return null;
            if (power < 10_000)
                section += (digit == 0 ? 1 : digit) * power;
            else
                (total, section) = (total + (section + digit) * power, 0);
            digit = 0;
        }

        return total + section + digit is var value and > 0 ? value : null;
    }

    private static int? Digit(char c) => c switch
    {
        '〇' or '零' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => null,
    };

    private static int Power(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' => 10_000,
        _ => 0,
    };
}

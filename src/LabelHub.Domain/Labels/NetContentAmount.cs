using System.Buffers;
using System.Globalization;

namespace LabelHub.Domain.Labels;

/// <summary>Reads how much a net content states, in grams or millilitres: 500g, 1.8L, 100g×4, 2千克, 半公斤.</summary>
public static class NetContentAmount
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Factor)[] Units =
    [
        ("kg", 1000), ("KG", 1000), ("Kg", 1000), ("千克", 1000), ("公斤", 1000), ("mL", 1), ("ml", 1), ("ML", 1), ("毫升", 1),
        ("g", 1), ("G", 1), ("克", 1), ("L", 1000), ("l", 1000), ("升", 1000),
    ];

    /// <summary>The total amount; null where the text states none that can be read, such as 散装称量销售.</summary>
    public static double? Of(string? text)
    {
        var rest = ChineseNumerals.ToDigits(HalfWidth.Of(text ?? ""), static (t, at) => FactorOf(t.AsSpan(at).TrimStart()) is not null).AsSpan();
        double? amount = null;
        double times = 1;
        while (rest.IndexOfAnyInRange('0', '9') is var at && at >= 0)
        {
            var multiplied = at > 0 && IsTimes(rest[..at].TrimEnd());
            rest = rest[at..];
            var length = rest.IndexOfAnyExcept(NumberCharacters);
            var digits = length < 0 ? rest : rest[..length];
            rest = rest[digits.Length..].TrimStart();
            if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            if (amount is null && FactorOf(rest) is { } factor)
                amount = number * factor;
            else if (multiplied || (rest.Length > 0 && IsTimes(rest[..1])))
                times *= number;
            else
                break;
        }

        return amount * times;
    }

    private static bool IsTimes(ReadOnlySpan<char> text) => text.Length > 0 && text[^1] is '×' or '*' or 'x' or 'X' or '✕';

    private static double? FactorOf(ReadOnlySpan<char> text)
    {
        foreach (var (unit, factor) in Units)
        {
            if (text.StartsWith(unit, StringComparison.Ordinal))
                return factor;
        }

        return null;
    }
}

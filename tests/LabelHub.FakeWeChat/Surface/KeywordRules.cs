using System.Globalization;
using System.Text.RegularExpressions;

namespace LabelHub.FakeWeChat.Surface;

/// <summary>What WeChat takes as the value of a keyword, by its type: the table of the document of subscribe/send.</summary>
internal static partial class KeywordRules
{
    private const int ThingLength = 20;
    private const char Between = '~';

    private static readonly string[] Days = ["yyyy年M月d日"];
    private static readonly string[] Moments = ["yyyy年M月d日 H:mm", "yyyy年M月d日 H:mm:ss"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss"];

    public static bool Accept(string kind, string value)
    {
        if (value.Length == 0 || value.Any(char.IsControl) || value.Any(char.IsSurrogate))
            return false;
        return kind switch
        {
            "thing" => value.Length <= ThingLength,
            "number" => Number().IsMatch(value) && value.Count(char.IsAsciiDigit) <= 32,
            "letter" => Letter().IsMatch(value),
            "symbol" => value.Length <= 5 && value.All(c => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c)),
            "character_string" => CharacterString().IsMatch(value),
            "time" => IsOneOrTwo(value, [.. Times, .. Moments]),
            "date" => IsOneOrTwo(value, [.. Days, .. Moments]),
            "amount" => Amount().IsMatch(value),
            "phone_number" => PhoneNumber().IsMatch(value),
            "car_number" => CarNumber().IsMatch(value),
            "name" => !value.Any(char.IsAsciiDigit) && value.Length <= (value.Any(IsHan) ? 10 : 20),
            "phrase" => value.Length <= 5 && value.All(IsHan),
            _ => false,
        };
    }

    /// <summary>A day or time that there is, or two with a half-width ~ between.</summary>
    private static bool IsOneOrTwo(string value, string[] forms) => value.Split(Between) is { Length: 1 or 2 } parts
        && parts.All(p => DateTime.TryParseExact(p, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z]{1,32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex("^[\x21-\x7e]{1,32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CharacterString();

    [GeneratedRegex(@"^[¥￥$€£]?[0-9]{1,10}(\.[0-9]{1,2})?元?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[0-9+\-() ]{1,17}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex("^(?=.{1,8}$)[\u3400-\u9fffA-Za-z0-9][A-Za-z0-9]*[\u3400-\u9fff]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CarNumber();
}

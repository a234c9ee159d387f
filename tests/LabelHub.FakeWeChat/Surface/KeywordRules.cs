using System.Text.RegularExpressions;

namespace LabelHub.FakeWeChat.Surface;

/// <summary>What WeChat takes as the value of a keyword, by its type.</summary>
internal static partial class KeywordRules
{
    private const int ThingLength = 20;

    public static bool Accept(string kind, string value)
    {
        if (value.Length == 0 || value.Any(char.IsControl) || value.Any(char.IsSurrogate))
            return false;
        return kind switch
        {
            "thing" => value.Length <= ThingLength,
            "number" => Number().IsMatch(value),
            "letter" => Letter().IsMatch(value),
            "symbol" => value.Length <= 5 && value.All(c => !char.IsLetterOrDigit(c)),
            "character_string" => CharacterString().IsMatch(value),
            "time" => Time().IsMatch(value),
            "date" => Date().IsMatch(value),
            "amount" => Amount().IsMatch(value),
            "phone_number" => PhoneNumber().IsMatch(value),
            "car_number" => value.Length <= 8,
            "name" => value.Length <= (value.Any(IsHan) ? 10 : 20),
            "phrase" => value.Length <= 5 && value.All(IsHan),
            _ => false,
        };
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    [GeneratedRegex(@"^-?\d{1,32}(\.\d{1,10})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z]{1,32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex("^[\x20-\x7e]{1,32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CharacterString();

    [GeneratedRegex(@"^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}(:\d{2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2}(:\d{2})?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[\d+\-() ]{1,17}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneNumber();
}

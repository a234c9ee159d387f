using System.Globalization;
using System.Text;

namespace LabelHub.WeChat.Messages;

/// <summary>
/// Makes any text fit a keyword, so that WeChat never refuses a reminder for its words: one line without control
/// characters and emoji, cut between characters with an ellipsis inside the limit, never empty.
/// </summary>
public static class KeywordFormatter
{
    private const string Nothing = "无";
    private const string Dash = "-";
    private const char Ellipsis = '…';

    public static string Format(KeywordKind kind, MessageValue value)
    {
        var text = Clean(value.Day is { } day ? Days.Write(day, value.Time) : value.Text ?? "");
        return kind switch
        {
            KeywordKind.Thing => OrElse(Cut(text, 20), Nothing),
            KeywordKind.Number => Number(text, maxDigits: 30),
            KeywordKind.Letter => OrElse(Keep(text, char.IsAsciiLetter, 32), "NA"),
            KeywordKind.Symbol => OrElse(Keep(text, c => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c), 5), Dash),
            KeywordKind.CharacterString => OrElse(Keep(text, c => c is > ' ' and < '\x7f', 32), Dash),
            KeywordKind.Time => Days.Time(value),
            KeywordKind.Date => Days.Date(value),
            KeywordKind.Amount => Number(text, maxDigits: 10) + "元",
            KeywordKind.PhoneNumber => OrElse(Keep(text, c => char.IsAsciiDigit(c) || c is '+' or '-', 17), "0"),
            KeywordKind.CarNumber => OrElse(CarNumber(text), Nothing),
            KeywordKind.Name => Name(Clean(Keep(text, c => !char.IsDigit(c), text.Length))),
            KeywordKind.Phrase => OrElse(Keep(text, IsHan, 5), Nothing),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a type of keyword."),
        };
    }

    /// <summary>One line of characters that every phone can draw.</summary>
    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => !char.IsSurrogate(c)))
        {
            if (char.IsWhiteSpace(c) || c is '\u2028' or '\u2029')
                kept.Append(kept.Length > 0 && kept[^1] != ' ' ? " " : "");
            else if (IsDrawable(c))
                kept.Append(c);
        }

        return kept.ToString().TrimEnd();
    }

    private static bool IsDrawable(char c) => char.GetUnicodeCategory(c) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && c is not (>= '\ufe00' and <= '\ufe0f');

    private static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = 0;
        for (var next = 0; next < text.Length && next <= limit - 1; next += StringInfo.GetNextTextElementLength(text, next))
            end = next;
        return text[..end].TrimEnd() + Ellipsis;
    }

    private static string Keep(string text, Func<char, bool> wanted, int limit) => new([.. text.Where(wanted).Take(limit)]);

    private static string Name(string text) => OrElse(Cut(text, text.All(char.IsAscii) ? 20 : 10), Nothing);

    /// <summary>The province's character, then letters and digits.</summary>
    private static string CarNumber(string text)
    {
        var province = text.Length > 0 && IsHan(text[0]) ? text[..1] : "";
        return province + Keep(text, char.IsAsciiLetterOrDigit, 8 - province.Length);
    }

    /// <summary>Digits only: WeChat takes no sign.</summary>
    private static string Number(string text, int maxDigits)
    {
        var plain = Keep(text, c => char.IsAsciiDigit(c) || c is '.', text.Length);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < (decimal)Math.Pow(10, Math.Min(maxDigits, 28) - 1)
            ? Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture)
            : "0";
    }

    private static string OrElse(string text, string instead) => text.Length > 0 ? text : instead;

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    /// <summary>Days and times as WeChat writes them.</summary>
    private static class Days
    {
        public static string Write(DateOnly day, TimeOnly? time) => time is { } t ? $"{Day(day)} {Clock(t)}" : Day(day);

        public static string Date(MessageValue value) => value.Day is { } day ? Write(day, value.Time) : Nowhere();

        // a keyword of type time wants a time of day: what ends with a day ends with its last minute
        public static string Time(MessageValue value) => value.Day is { } day ? Write(day, value.Time ?? TimeOnly.MaxValue) : Nowhere();

        private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}年{day.Month}月{day.Day}日");

        private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

        private static string Nowhere() => throw new InvalidOperationException("A keyword of type date or time takes a day.");
    }
}

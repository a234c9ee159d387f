namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>The signs that cut a list.</summary>
internal static class Signs
{
    public static bool Opens(char c) => c is '(' or '（' or '[' or '［' or '【' or '{' or '｛' or '〔' or '〖' or '﹝' or '❨' or '⦅' or '〘' or '﹙';

    public static bool Closes(char c) => c is ')' or '）' or ']' or '］' or '】' or '}' or '｝' or '〕' or '〗' or '﹞' or '❩' or '⦆' or '〙' or '﹚';

    /// <summary>Separates entries wherever it stands.</summary>
    public static bool Separates(char c) => c is '、' or '，' or ',' or ';' or '；' or '。' or '｡' or '､' or '﹑' or '﹐' or '|' or '｜' || Breaks(c);

    /// <summary>Ends a line or a sentence, and with it what a colon opened.</summary>
    public static bool Breaks(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' or ';' or '；' or '。' or '｡';

    public static bool IsColon(char c) => c is ':' or '：' or '∶' or '﹕';

    /// <summary>Separates only between two Chinese characters: inside figures and foreign words it belongs to the name.</summary>
    public static bool MaySeparate(char c) => c is '.' or '．' or '/' or '／' or '+' or '＋' or '&' or '＆' or '\t' or '\\';

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';
}

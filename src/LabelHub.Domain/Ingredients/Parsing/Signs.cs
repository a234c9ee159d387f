namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>The signs that cut a list.</summary>
internal static class Signs
{
    public static bool Opens(char c) => c is '(' or '（' or '[' or '［' or '【' or '{' or '｛' or '〔' or '〖' or '﹝' or '❨' or '⦅' or '〘' or '﹙';

    public static bool Closes(char c) =>
        c is ')' or '）' or ']' or '］' or '】' or '}' or '｝' or '〕' or '〗' or '﹞' or '❩' or '⦆' or '〙' or '﹚';

    /// <summary>Separates entries wherever it stands.</summary>
    public static bool Separates(char c) =>
        c is '、' or '，' or ',' or ';' or '；' or '。' or '｡' or '､' or '﹑' or '﹐' or '|' or '｜' || Breaks(c);

    /// <summary>Ends a line or a sentence, and with it what a colon opened.</summary>
    public static bool Breaks(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' or ';' or '；' or '。' or '｡';

    public static bool IsColon(char c) => c is ':' or '：' or '∶' or '﹕';

    /// <summary>Separates only between two Chinese characters: inside figures and foreign words it belongs to the name.</summary>
    public static bool MaySeparate(char c) => c is '.' or '．' or '/' or '／' or '+' or '＋' or '&' or '＆' or '\t' or '\\';

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    /// <summary>Stands before a line and is no part of it.</summary>
    public static bool IsBullet(char c) =>
        char.IsWhiteSpace(c)
            || c is '·' or '•' or '●' or '○' or '◆' or '◇' or '■' or '□' or '▪' or '※' or '*' or '＊' or '-' or '－' or '—' or '–' or '★'
                or '☆' or '⚠' or '\uFE0F';

    /// <summary>Whether a line says what the food contains: 含小麦, 含有大豆.</summary>
    public static bool SaysContains(ReadOnlySpan<char> line) =>
        line.Length > 1 && line[0] == '含' && line[1] is not ('量' or '糖' or '盐' or '油' or '水' or '税' or '运' or '包');

    /// <summary>Whether a line or an entry says what is not in the food: 不含花生, 未添加牛奶.</summary>
    public static bool SaysDenial(ReadOnlySpan<char> line) =>
        line.StartsWith("不含") || line.StartsWith("未含") || line.StartsWith("未添加") || line.StartsWith("不添加")
        || line.StartsWith("没有") || line.StartsWith("无添加") || line.StartsWith("零添加");
}

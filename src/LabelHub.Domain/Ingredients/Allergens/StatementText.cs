using LabelHub.Domain.Ingredients.Parsing;
using LabelHub.Domain.Ingredients.Text;

namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>A text as sentences about allergens are read: folded, with few kinds of signs; the others are nothing.</summary>
internal static class StatementText
{
    public const char Stop = '\n';
    public const char Comma = ',';
    public const char List = '、';
    public const char Colon = ':';

    public static string Of(string? text, CharacterFolding folding)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var read = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (Sign(c, folding) is not '\0' and var sign)
                read[length++] = sign;
        }

        return new string(read, 0, length);
    }

    public static bool IsBoundary(char c) => c is Stop or Comma or List or Colon;

    private static char Sign(char c, CharacterFolding folding)
    {
        if (Signs.Breaks(c) || c is '!' or '！' or '?' or '？' or '…')
            return Stop;
        if (c is '、' or '､' or '﹑' or '/' or '／')
            return List;
        if (char.IsWhiteSpace(c) || Signs.Separates(c) || Signs.Closes(c) || c is '+' or '＋' or '&' or '＆')
            return Comma;
        if (Signs.IsColon(c) || Signs.Opens(c))
            return Colon;
        var folded = folding[c];
        return char.IsLetterOrDigit(folded) || folded is '%' or '.' ? folded : '\0';
    }
}

namespace LabelHub.Domain.Labels;

/// <summary>
/// Reads full-width digits, letters and signs as half-width ones, which phones mix freely: ５００ｇ means 500g, ３０％ means 30%.
/// Every place that reads an amount reads it through this. Places stay: one character becomes one.
/// </summary>
internal static class HalfWidth
{
    public static char Of(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - ('！' - '!')),
        '\u3000' => ' ',
        '﹪' or '٪' => '%',
        '﹒' => '.',
        _ => c,
    };

    public static string Of(string text)
    {
        foreach (var c in text)
        {
            if (Of(c) != c)
                return string.Create(text.Length, text, static (half, full) => Fold(full, half));
        }

        return text;
    }

    public static bool IsDigit(char c) => char.IsAsciiDigit(Of(c));

    private static void Fold(ReadOnlySpan<char> text, Span<char> half)
    {
        for (var i = 0; i < text.Length; i++)
            half[i] = Of(text[i]);
    }
}

using System.Globalization;
using System.Text;

namespace LabelHub.Rendering.Composition;

/// <summary>
/// What of a typed text goes to paper. Line feeds, tabs and other controls become spaces, runs of white space
/// collapse to one, and what has no ink and no width (zero-width characters, soft hyphens, single direction marks)
/// is dropped. Everything else stays as typed; what cannot be drawn is refused later, by name.
/// </summary>
internal static class PrintableText
{
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!NeedsCleaning(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsInvisible(c))
                continue;
            if (!IsSpace(c))
                clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }

        return clean.Length > 0 && clean[^1] == ' ' ? clean.ToString(0, clean.Length - 1) : clean.ToString();
    }

    private static bool NeedsCleaning(string text)
    {
        if (text[0] == ' ' || text[^1] == ' ')
            return true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // between the ideographic space and the surrogates: no white space, no control, no format character
            if (c is > '\u3000' and < '\uD800')
                continue;
            if (c == ' ' ? text[i - 1] == ' ' : IsSpace(c) || IsInvisible(c))
                return true;
        }

        return false;
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static bool IsInvisible(char c) => c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.Format && !TurnsText(c);

    /// <summary>
    /// Controls that make a screen show a text in another order than it is typed in. On paper the order would be the typed
    /// one: they are left in, so that drawing refuses them by name.
    /// </summary>
    private static bool TurnsText(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

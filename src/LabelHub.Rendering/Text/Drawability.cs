using System.Globalization;
using System.Text;
using LabelHub.Rendering.Text.Fonts;

namespace LabelHub.Rendering.Text;

/// <summary>Finds the characters of a text that cannot be drawn as one glyph each.</summary>
internal sealed class Drawability(ShapingFont font)
{
    // By UTF-16 unit. Threads may find the same out at once.
    private readonly bool[] _knownGood = new bool[char.MaxValue + 1];

    /// <summary>
    /// Each missing character once, in order. Those that cannot be seen by themselves (controls, variation selectors,
    /// combining marks, halves of a surrogate pair) are named U+XXXX.
    /// </summary>
    public IReadOnlyList<string> Missing(string text)
    {
        List<string>? missing = null;
        HashSet<int>? seen = null;
        for (var i = 0; i < text.Length;)
        {
            if (_knownGood[text[i]])
            {
                i++;
                continue;
            }

            var lone = !Rune.TryGetRuneAt(text, i, out var rune);
            var character = lone ? text[i] : rune.Value;
            var length = lone ? 1 : rune.Utf16SequenceLength;
            var invisible = lone || !StandsAlone(rune);
            if (!invisible && !IsEmoji(character) && font.NominalGlyph(character) != 0)
                _knownGood[text[i]] |= length == 1;
            else if ((seen ??= []).Add(character))
                (missing ??= []).Add(invisible ? FormattableString.Invariant($"U+{character:X4}") : text.Substring(i, length));
            i += length;
        }

        return missing ?? [];
    }

    private static bool StandsAlone(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>
    /// Pictures and what phones show as coloured pictures: U+1Fxxx and the two of older blocks that the face has. Whether it could
    /// draw one in black does not matter: it would not be what was seen on the screen.
    /// </summary>
    private static bool IsEmoji(int character) => character is (>= 0x1F000 and <= 0x1FFFF) or 0x26BD or 0x26BE;
}

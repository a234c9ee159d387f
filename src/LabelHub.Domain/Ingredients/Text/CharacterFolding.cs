using System.Globalization;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Domain.Ingredients.Text;

/// <summary>
/// Reads one character as another or as none: full width as half width, capitals as small, traditional as simplified;
/// spaces, controls, invisible and combining characters as nothing. One table look-up for each character, so a text
/// of any content is folded in linear time.
/// </summary>
internal sealed class CharacterFolding
{
    /// <summary>What an ignored character folds to.</summary>
    public const char Nothing = '\0';

    private const string File = "ingredients/characters.yaml";
    private readonly char[] _table;

    private CharacterFolding(char[] table) => _table = table;

    public static CharacterFolding Compile(RuleSource source)
    {
        var folded = new char[char.MaxValue + 1];
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Base((char)i);
        var file = RuleYaml.Read<CharacterFile>(source);
        foreach (var (typed, read) in Pairs(file.Pairs, source))
            folded[typed] = read;
        foreach (var (typed, read) in Pairs(file.Radicals, source))
            folded[typed] = folded[read]; // ⻑ is 長, which is read as 长
        return new CharacterFolding(folded);
    }

    private static IEnumerable<(char Typed, char Read)> Pairs(string text, RuleSource source)
    {
        foreach (var pair in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            yield return pair.Length == 2
                ? (pair[0], pair[1])
                : throw new RuleFileException(source.Path, 1, $"'{pair}' is not a pair of characters");
        }
    }

    public static bool Reads(RuleSource source) => source.Path == File;

    public char this[char c] => _table[c];

    /// <summary>Whether nothing of this character is read, which a space shares with a control or a combining mark.</summary>
    public bool Ignores(char c) => _table[c] == Nothing;

    public string Fold(ReadOnlySpan<char> text)
    {
        var buffer = text.Length <= 128 ? stackalloc char[text.Length] : new char[text.Length];
        return new string(buffer[..Fold(text, buffer)]);
    }

    /// <summary>Folds into a buffer at least as long as the text; returns how many characters were written.</summary>
    public int Fold(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (_table[c] is not Nothing and var folded)
                buffer[length++] = folded;
        }

        return length;
    }

    private static char Base(char c)
    {
        c = HalfWidth.Of(c);
        if (char.IsAsciiLetterUpper(c) || c is >= 'Ⅰ' and <= 'Ⅿ')
            return char.ToLowerInvariant(c);
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Nothing,
            _ => c,
        };
    }
}

/// <summary>The form of <c>ingredients/characters.yaml</c>.</summary>
internal sealed class CharacterFile
{
    /// <summary>Two-character words: what is typed, what it is read as.</summary>
    public required string Pairs { get; set; }

    /// <summary>The same for radicals, whose other character may have a pair of its own.</summary>
    public required string Radicals { get; set; }
}

using System.Globalization;
using System.Text;

namespace LabelHub.Domain.Claims.Views;

/// <summary>
/// The sounds of characters: toneless, and blind to what sellers and dialects confuse (zh/z, ch/c, sh/s, -ng/-n).
/// Every sound is one character of a private range, so that the automaton can look for sounds as for letters.
/// </summary>
internal sealed class Syllables
{
    private const char FirstCode = '\uE000';
    private const int Longest = 6;
    private readonly char[] _codeOf = new char[char.MaxValue + 1];
    private readonly char[] _initialOf = new char[char.MaxValue + 1];
    private readonly Dictionary<string, int> _codeOfSpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _spellings;

    /// <param name="readings">Spelling and the characters read so.</param>
    public Syllables(IEnumerable<(string Spelling, string Characters)> readings)
    {
        var codeOfSound = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (spelling, characters) in readings)
        {
            var sound = Sound(spelling);
            if (!codeOfSound.TryGetValue(sound, out var code))
                codeOfSound.Add(sound, code = FirstCode + codeOfSound.Count);
            _codeOfSpelling[spelling] = code;
            foreach (var c in characters)
                (_codeOf[c], _initialOf[c]) = ((char)code, spelling[0]);
        }

        _spellings = _codeOfSpelling.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The sound of a Han character; NUL where it is not known.</summary>
    public char Of(char han) => _codeOf[han];

    /// <summary>The first letter of a character's pinyin; NUL where it is not known.</summary>
    public char InitialOf(char han) => _initialOf[han];

    /// <summary>The sounds of a word, or null where one is not known.</summary>
    public string? Of(string word)
    {
        var sounds = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (_codeOf[c] == '\0')
                return null;
            sounds.Append(_codeOf[c]);
        }

        return sounds.ToString();
    }

    /// <summary>
    /// Cuts a run of Latin letters into syllables, longest first with one letter of regret where the rest would not
    /// come out; false where it is no pinyin.
    /// </summary>
    public bool TryCut(ReadOnlySpan<char> letters, List<(char Code, int Length)> cut)
    {
        cut.Clear();
        for (var at = 0; at < letters.Length;)
        {
            var rest = letters[at..];
            var length = LongestSyllable(rest);
            if (length == 0)
                return false;
            var shorter = length > 1 && length < rest.Length && LongestSyllable(rest[length..]) == 0
                ? LongestSyllable(rest[..(length - 1)])
                : 0;
            if (shorter > 0)
                length = shorter;
            _spellings.TryGetValue(rest[..length], out var code);
            cut.Add(((char)code, length));
            at += length;
        }

        return true;
    }

    private int LongestSyllable(ReadOnlySpan<char> letters)
    {
        for (var length = Math.Min(Longest, letters.Length); length > 0; length--)
        {
            if (_spellings.ContainsKey(letters[..length]))
                return length;
        }

        return 0;
    }

    private static string Sound(string spelling)
    {
        var sound = spelling.Length > 1 && spelling[1] == 'h' && spelling[0] is 'z' or 'c' or 's'
            ? string.Create(CultureInfo.InvariantCulture, $"{spelling[0]}{spelling[2..]}")
            : spelling;
        return sound.EndsWith("ng", StringComparison.Ordinal) && !sound.EndsWith("ong", StringComparison.Ordinal) ? sound[..^1] : sound;
    }
}

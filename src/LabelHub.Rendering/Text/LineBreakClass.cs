using System.Collections.Frozen;
using System.Globalization;

namespace LabelHub.Rendering.Text;

/// <summary>What a character does at a line's edge.</summary>
internal enum LineBreakClass : byte
{
    /// <summary>Han, kana and everything not named below: may stand at either edge.</summary>
    Han,

    /// <summary>Letters and digits of Latin script and what ties them together: 500g, GB/T, 2026-05-20.</summary>
    Word,

    /// <summary>Never at a line's end.</summary>
    Open,

    /// <summary>Never at a line's start.</summary>
    Close,

    /// <summary>Belongs to the number before it: never at a line's start.</summary>
    Postfix,

    /// <summary>Belongs to the number after it: never at a line's end.</summary>
    Prefix,

    /// <summary>Never at a line's start.</summary>
    Dash,

    /// <summary>Stays on the line it follows and is dropped at its end.</summary>
    Space,

    /// <summary>Low surrogates, combining marks, variation selectors: part of the character before.</summary>
    Extend,
}

/// <summary>The table behind <see cref="LineBreaker"/>.</summary>
internal static class LineBreakClasses
{
    private static readonly FrozenDictionary<char, LineBreakClass> Named = Table();

    /// <summary>Of each UTF-16 unit.</summary>
    public static LineBreakClass[] Of(ReadOnlySpan<char> text)
    {
        var classes = new LineBreakClass[text.Length];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = Of(text, i);
        return classes;
    }

    public static LineBreakClass Of(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (char.IsAsciiLetterOrDigit(c))
            return LineBreakClass.Word;
        if (c >= 0x4E00 && c <= 0x9FFF)
            return LineBreakClass.Han;
        return Named.TryGetValue(c, out var named) ? named : Rare(text, index);
    }

    /// <summary>ASCII and full-width digits.</summary>
    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || (c >= '０' && c <= '９');

    private static LineBreakClass Rare(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (char.IsLowSurrogate(c) || IsVariationSelector(text, index))
            return LineBreakClass.Extend;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => LineBreakClass.Extend,
            UnicodeCategory.SpaceSeparator => LineBreakClass.Space,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter => LineBreakClass.Word,
            UnicodeCategory.DecimalDigitNumber => LineBreakClass.Word,
            _ => LineBreakClass.Han,
        };
    }

    /// <summary>U+E0100–E01EF arrive as a pair that starts with U+DB40; U+FE00–FE0F are marks anyway.</summary>
    private static bool IsVariationSelector(ReadOnlySpan<char> text, int index) =>
        text[index] == '\uDB40' && index + 1 < text.Length && text[index + 1] is >= '\uDD00' and <= '\uDDEF';

    private static FrozenDictionary<char, LineBreakClass> Table()
    {
        var table = new Dictionary<char, LineBreakClass>();
        Add("（《「『【〈“‘〔〖［｛([{", LineBreakClass.Open);
        Add("、。，．：；？！）》」』】〉”’·～〕〗］｝:;?!)]}", LineBreakClass.Close);
        Add("%％‰℃℉°㎏㎎㎍㎖ℓ㏄㎜㎝㎡㎥", LineBreakClass.Postfix);
        Add("￥$№≥≤±<>", LineBreakClass.Prefix);
        Add("—…", LineBreakClass.Dash);
        Add(".,-/_#&@+'×=~μ", LineBreakClass.Word);
        return table.ToFrozenDictionary();

        void Add(string characters, LineBreakClass of)
        {
            foreach (var c in characters)
                table.Add(c, of);
        }
    }
}

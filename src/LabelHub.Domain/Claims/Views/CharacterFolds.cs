using System.Globalization;
using System.Text;

namespace LabelHub.Domain.Claims.Views;

/// <summary>What a written code point stands for.</summary>
/// <param name="Meant">One character, or a few where the written form stands for several.</param>
/// <param name="Technique">What using it is called.</param>
internal sealed record CharacterVariant(string Meant, Techniques Technique);

/// <summary>What every character becomes in the light view: a letter, or a break of some kind.</summary>
internal sealed class CharacterFolds
{
    private const string Lists = "、／/&＆";
    private const string Commas = "，,﹐︐";
    private const string Stops = "。！？；!?;…｡︒﹒";
    private const string Lines = "\n\r\v\f\u0085\u2028\u2029";

    private readonly char[] _letters = new char[char.MaxValue + 1];
    private readonly Breaks[] _breaks = new Breaks[char.MaxValue + 1];
    private readonly Techniques[] _techniques = new Techniques[char.MaxValue + 1];
    private readonly Dictionary<int, CharacterVariant> _special = [];

    public CharacterFolds(IReadOnlyDictionary<int, CharacterVariant> variants)
    {
        for (var c = 0; c <= char.MaxValue; c++)
            Classify((char)c);
        foreach (var group in new[] { (Lists, Breaks.List), (Commas, Breaks.Comma), (Stops, Breaks.Stop), (Lines, Breaks.Line) })
        {
            foreach (var c in group.Item1)
                (_letters[c], _breaks[c]) = ('\0', group.Item2);
        }

        (_letters['%'], _breaks['%']) = ('%', Breaks.None); // 100% and 0% are words
        foreach (var (written, variant) in variants)
            Add(written, variant, variants);
    }

    /// <summary>The letter a UTF-16 unit becomes; NUL where it becomes none, or several.</summary>
    public char Letter(char unit) => _letters[unit];

    /// <summary>Whether every character of a text stands for itself.</summary>
    public bool Keeps(string text)
    {
        foreach (var unit in text)
        {
            if (_letters[unit] != unit || unit == '\0')
                return false;
        }

        return true;
    }

    public Breaks Break(char unit) => _breaks[unit];

    public Techniques Technique(char unit) => _techniques[unit];

    /// <summary>The letters of a code point outside the plane, or of a character that stands for several.</summary>
    public bool TryExpand(int codePoint, out string text, out Techniques technique)
    {
        var found = _special.TryGetValue(codePoint, out var entry);
        (text, technique) = entry is null ? ("", Techniques.None) : (entry.Meant, entry.Technique);
        return found;
    }

    private void Classify(char c)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber:
                _letters[c] = char.ToLowerInvariant(c);
                break;
            case UnicodeCategory.SpaceSeparator:
                _breaks[c] = Breaks.Space;
                break;
            case UnicodeCategory.Control:
                _breaks[c] = c == '\t' ? Breaks.Space : Breaks.Invisible;
                break;
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherNotAssigned:
                _breaks[c] = Breaks.Invisible;
                break;
            case UnicodeCategory.OtherSymbol when c is >= '\u2E80' and <= '\u2FDF' or >= '\u31C0' and <= '\u31EF':
                _letters[c] = c; // radicals and strokes, from which split characters are made
                break;
            default:
                _breaks[c] = Breaks.Symbol;
                break;
        }
    }

    private void Add(int written, CharacterVariant variant, IReadOnlyDictionary<int, CharacterVariant> table)
    {
        var meant = Follow(variant.Meant, table);
        if (written <= char.MaxValue && meant.Length == 1)
        {
            _letters[written] = meant[0];
            _techniques[written] = variant.Technique;
        }
        else
        {
            if (written <= char.MaxValue)
                _letters[written] = '\0';
            _special[written] = variant with { Meant = meant };
        }
    }

    /// <summary>A fullwidth form may stand for a traditional character: tables are applied one after the other.</summary>
    private static string Follow(string meant, IReadOnlyDictionary<int, CharacterVariant> table)
    {
        var text = new StringBuilder(meant);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < text.Length; i++)
            {
                var c = char.ToLowerInvariant(text[i]);
                text[i] = table.TryGetValue(c, out var next) && next.Meant.Length == 1 ? next.Meant[0] : c;
            }
        }

        return text.ToString();
    }
}

using LabelHub.Domain.Claims.Lexicon;
using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Finds quantities, such as 三天 or 8斤: words of the slot that their unit belongs to.</summary>
internal static class NumberTokens
{
    private const string Numerals = "0123456789零一二两三四五六七八九十百千万半几数";
    private const string Fillers = "多来余几整";
    private const int LongestNumber = 8;
    private const int LongestUnit = 4;

    public static void Add(List<Token> tokens, LightView light, ClaimLexicon lexicon)
    {
        var units = lexicon.Units.GetAlternateLookup<ReadOnlySpan<char>>();
        var letters = light.Letters;
        for (var start = 0; start < letters.Length;)
        {
            if (!Numerals.Contains(letters[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < letters.Length && Numerals.Contains(letters[end]) && light.Before(end) != Breaks.Symbol) // 180→120 are two
                end++;
            if (end - start <= LongestNumber)
                AddQuantity(tokens, light, units, start, end);
            start = end;
        }
    }

    private static void AddQuantity(
        List<Token> tokens, LightView light, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> units, int start, int end)
    {
        var letters = light.Letters;
        var unit = end < letters.Length && Fillers.Contains(letters[end]) ? end + 1 : end;
        for (var length = Math.Min(LongestUnit, letters.Length - unit); length > 0; length--)
        {
            if (units.TryGetValue(letters.Slice(unit, length), out var slot))
            {
                tokens.Add(Quantity(light, slot, start, unit + length));
                return;
            }
        }

        if (char.IsAsciiDigit(letters[start]) && units.TryGetValue("", out var bare))
            tokens.Add(Quantity(light, bare, start, end));
    }

    private static Token Quantity(LightView light, int slot, int start, int end) => new(
        new Entry(EntryKind.Slot, slot, Match.Plain, FieldKinds.All, "", Techniques.None),
        light.Start(start), light.End(end - 1), start, end, Techniques.None);
}

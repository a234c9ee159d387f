using System.Buffers;
using System.Collections.Frozen;

namespace LabelHub.Rendering.Text;

/// <summary>
/// What readers take in as one, though it is made of several words: a number with its unit, a range, a date with its time, a
/// number written in groups, the letters before a long number, a caption within a text.
/// </summary>
internal static class WholeUnits
{
    /// <summary>Digits of a number that the characters before it belong to, as in 桂小作坊45032200098.</summary>
    private const int LongNumber = 6;

    private const int LongestPrefix = 10;
    private const int LongestCaption = 8;

    /// <summary>Units that follow a number, the longer before the shorter that start them.</summary>
    private static readonly string[] Units =
    [
        "个月", "小时", "分钟", "毫升", "毫克", "毫米", "厘米", "千克", "公斤", "公升", "微克", "千焦", "工作日", "人份",
        "年", "月", "日", "时", "分", "秒", "天", "周", "个", "克", "斤", "两", "吨", "升", "米", "度", "元",
        "袋", "瓶", "盒", "条", "包", "罐", "桶", "箱", "片", "粒", "支", "块", "枚", "只", "份", "杯", "碗", "号", "级", "倍",
        "颗", "根", "串", "听", "坛", "提", "板", "批",
    ];

    /// <summary>The units by their first characters, each in the order above.</summary>
    private static readonly FrozenDictionary<char, string[]> UnitsByStart =
        Units.GroupBy(u => u[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static readonly SearchValues<char> UnitEnds = SearchValues.Create(Units.Select(u => u[^1]).Distinct().ToArray());

    private static readonly string[] SpacedUnits = ["mg", "mL", "ml", "mm", "kg", "kJ", "g", "L"];

    public static void Keep(ReadOnlySpan<char> text, ReadOnlySpan<LineBreakClass> classes, BreakKind[] kinds)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var (before, after) = (LineBreakClasses.IsDigit(text[i - 1]), LineBreakClasses.IsDigit(text[i]));
            if (before && !after)
                KeepUnit(text, i, kinds);
            else if (after && !before)
                KeepBefore(text, classes, i, kinds);
            if (text[i] == '：')
                KeepCaption(classes, i, kinds);
        }
    }

    private static void KeepUnit(ReadOnlySpan<char> text, int i, BreakKind[] kinds)
    {
        var length = text[i] == ' ' ? SpacedUnitAt(text, i) : UnitsByStart.TryGetValue(text[i], out var units) ? UnitAt(text[i..], units) : 0;
        for (var k = 0; k < length; k++)
            kinds[i + k] = BreakKind.InsideNumber;
    }

    /// <summary>What a number that starts here must not be cut from.</summary>
    private static void KeepBefore(ReadOnlySpan<char> text, ReadOnlySpan<LineBreakClass> classes, int i, BreakKind[] kinds)
    {
        if (text[i - 1] is '-' or '－' or '−' or '–')
        {
            Lower(kinds, i, BreakKind.InsideNumber);
            if (i > 2 && Ties(text[i - 3], text[i - 2], classes[i - 3]))
                Lower(kinds, i - 1, BreakKind.InsideNumber);
        }

        if (i > 1 && text[i - 1] == ' ')
        {
            if (IsTime(text[i..]) && (LineBreakClasses.IsDigit(text[i - 2]) || text[i - 2] is '日' or '号'))
                Lower(kinds, i, BreakKind.InsideNumber);
            else if (LineBreakClasses.IsDigit(text[i - 2]) || char.IsAsciiLetterUpper(text[i - 2]))
                Lower(kinds, i, BreakKind.InsideUnit);
        }
        else if (i > 1 && Ties(text[i - 2], text[i - 1], classes[i - 2]))
        {
            Lower(kinds, i - 1, BreakKind.InsideNumber);
            Lower(kinds, i, BreakKind.InsideNumber);
        }
        else if (i > 1 && text[i - 1] is '）' or ')' && LineBreakClasses.IsDigit(text[i - 2]))
        {
            Lower(kinds, i, BreakKind.InsideUnit);
        }
        else if (classes[i - 1] == LineBreakClass.Han && i + LongNumber <= text.Length && !text[i..(i + LongNumber)].ContainsAnyExceptInRange('0', '9'))
        {
            KeepPrefix(classes, i, kinds);
        }
    }

    /// <summary>Whether a sign joins the number after it to what stands before it: 0～4℃, 10℃-20℃, 100克×12, 10至20, 03：40.</summary>
    private static bool Ties(char before, char sign, LineBreakClass of) => sign switch
    {
        '～' or '~' or '—' or '‐' or '‑' or '×' or '*' or '＊' => of != LineBreakClass.Space,
        '-' or '－' or '−' or '–' or '至' or '到' => LineBreakClasses.IsDigit(before) || of == LineBreakClass.Postfix || UnitEnds.Contains(before),
        '：' or '．' => LineBreakClasses.IsDigit(before),
        _ => false,
    };

    /// <summary>03:40, 3:40 and 03：40.</summary>
    private static bool IsTime(ReadOnlySpan<char> text)
    {
        var colon = text.Length > 1 && LineBreakClasses.IsDigit(text[1]) ? 2 : 1;
        return text.Length > colon + 2 && text[colon] is ':' or '：' && LineBreakClasses.IsDigit(text[colon + 1]) && LineBreakClasses.IsDigit(text[colon + 2]);
    }

    /// <summary>The letters before a long number, if they are few enough to belong to it.</summary>
    private static void KeepPrefix(ReadOnlySpan<LineBreakClass> classes, int number, BreakKind[] kinds)
    {
        var start = number;
        while (start > 0 && classes[start - 1] == LineBreakClass.Han && number - start <= LongestPrefix)
            start--;
        if (number - start <= LongestPrefix)
            Lower(kinds, start + 1, number + 1, BreakKind.InsideUnit);
    }

    /// <summary>A short word with a colon is whole, and something of what it names stands beside it.</summary>
    private static void KeepCaption(ReadOnlySpan<LineBreakClass> classes, int colon, BreakKind[] kinds)
    {
        var start = colon;
        while (start > 0 && classes[start - 1] == LineBreakClass.Han && colon - start <= LongestCaption)
            start--;
        if (colon - start is 0 or > LongestCaption)
            return;
        Lower(kinds, start + 1, colon, BreakKind.InsideUnit);
        Lower(kinds, colon + 1, Math.Min(colon + 2, kinds.Length), BreakKind.Second);
    }

    private static void Lower(BreakKind[] kinds, int from, int to, BreakKind kind)
    {
        for (var i = from; i < to; i++)
            Lower(kinds, i, kind);
    }

    private static void Lower(BreakKind[] kinds, int i, BreakKind kind)
    {
        if (kinds[i] > kind)
            kinds[i] = kind;
    }

    /// <summary>The length of " kg" and the like, when no further letter follows.</summary>
    private static int SpacedUnitAt(ReadOnlySpan<char> text, int space)
    {
        var length = UnitAt(text[(space + 1)..], SpacedUnits);
        var end = space + 1 + length;
        return length == 0 || (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) ? 0 : length + 1;
    }

    private static int UnitAt(ReadOnlySpan<char> text, string[] units)
    {
        foreach (var unit in units)
        {
            if (text.StartsWith(unit, StringComparison.Ordinal))
                return unit.Length;
        }

        return 0;
    }
}

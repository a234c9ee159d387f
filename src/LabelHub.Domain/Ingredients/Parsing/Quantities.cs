namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>Takes amounts off a folded name: 小麦粉≥45%, 15%山药粉, 食用盐2g, 少量防腐剂.</summary>
internal static class Quantities
{
    private static readonly string[] Units =
    [
        "%", "‰", "％", "g/100g", "g/kg", "g/l", "mg/kg", "mg", "kg", "ml", "g", "l", "毫克", "千克", "公斤", "克", "毫升", "升", "份",
    ];

    private static readonly string[] Bounds =
    [
        "≥", "≤", "≧", "≦", "⩾", "⩽", ">=", "<=", ">", "<", "~", "≈", "约", "约占", "占", "占比",
        "添加量", "含量", "不低于", "不少于", "不高于", "不大于", "至少", "含", "=",
    ];

    private static readonly string[] Hints = ["适量", "少量", "微量", "少许", "若干"];

    /// <summary>The part of the name that is no amount.</summary>
    public static Range Trim(ReadOnlySpan<char> name)
    {
        if (HasDigit(name))
        {
            var end = TrimEnd(name);
            return TrimStart(name[..end])..end;
        }

        if (Hints.FirstOrDefault(name, static (h, n) => n.StartsWith(h, StringComparison.Ordinal)) is { } first
            && first.Length < name.Length)
            return first.Length..name.Length;
        if (Hints.FirstOrDefault(name, static (h, n) => n.EndsWith(h, StringComparison.Ordinal)) is { } last && last.Length < name.Length)
            return 0..(name.Length - last.Length);
        return Range.All;
    }

    private static int TrimEnd(ReadOnlySpan<char> name)
    {
        var unit = Units.FirstOrDefault(name, static (u, n) => n.EndsWith(u, StringComparison.Ordinal));
        if (unit is null)
            return name.Length;
        var end = name.Length - unit.Length;
        var digits = end;
        while (digits > 0 && IsAmount(name[digits - 1]))
            digits--;
        if (digits == end || !char.IsAsciiDigit(name[end - 1]))
            return name.Length;
        while (Bounds.FirstOrDefault(name[..digits], static (b, n) => n.EndsWith(b, StringComparison.Ordinal)) is { } bound)
            digits -= bound.Length;
        return digits;
    }

    private static int TrimStart(ReadOnlySpan<char> name)
    {
        var start = 0;
        while (Bounds.FirstOrDefault(name[start..], static (b, n) => n.StartsWith(b, StringComparison.Ordinal)) is { } bound)
            start += bound.Length;
        var digits = start;
        while (digits < name.Length && IsAmount(name[digits]))
            digits++;
        if (digits == start)
            return 0;
        var unit = Units.FirstOrDefault(name[digits..], static (u, n) => n.StartsWith(u, StringComparison.Ordinal));
        return unit is null ? 0 : digits + unit.Length;
    }

    private static bool HasDigit(ReadOnlySpan<char> name) => name.ContainsAnyInRange('0', '9');

    private static bool IsAmount(char c) => char.IsAsciiDigit(c) || c is '.' or '-' or '~';

    private delegate bool Fits(string word, ReadOnlySpan<char> name);

    private static string? FirstOrDefault(this string[] list, ReadOnlySpan<char> name, Fits fits)
    {
        foreach (var word in list)
        {
            if (fits(word, name))
                return word;
        }

        return null;
    }
}

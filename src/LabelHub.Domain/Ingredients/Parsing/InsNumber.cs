namespace LabelHub.Domain.Ingredients.Parsing;

/// <summary>The international numbers of additives: 471, 500ii, 150d, E330, INS 322(i).</summary>
internal static class InsNumber
{
    /// <summary>Whether a folded name is nothing but such a number.</summary>
    public static bool Reads(ReadOnlySpan<char> folded)
    {
        var digits = folded;
        if (digits.StartsWith("ins", StringComparison.Ordinal))
            digits = digits[3..];
        else if (digits.StartsWith("e", StringComparison.Ordinal))
            digits = digits[1..];
        digits = digits.TrimStart(".-no号");
        var count = 0;
        while (count < digits.Length && char.IsAsciiDigit(digits[count]))
            count++;
        return count is 3 or 4 && digits[count..].TrimStart("abcdefiv号").IsEmpty;
    }
}

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Sorts patterns by their UTF-16 units. Most are told apart by their first four, which one number holds.</summary>
internal static class PatternOrder
{
    private const int Leading = 4;

    /// <summary>The numbers of the patterns in their order.</summary>
    /// <exception cref="ArgumentException">A pattern is given twice.</exception>
    public static int[] Of(IReadOnlyList<string> patterns)
    {
        var keys = new ulong[patterns.Count];
        var order = new int[patterns.Count];
        for (var i = 0; i < order.Length; i++)
            (keys[i], order[i]) = (Key(patterns[i]), i);
        Array.Sort(keys, order);
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && keys[to] == keys[from])
                to++;
            if (to - from > 1)
                SortFurther(patterns, order.AsSpan(from..to));
            from = to;
        }

        return order;
    }

    private static void SortFurther(IReadOnlyList<string> patterns, Span<int> alike)
    {
        alike.Sort((a, b) => string.CompareOrdinal(patterns[a], patterns[b]));
        for (var i = 1; i < alike.Length; i++)
        {
            if (patterns[alike[i]] == patterns[alike[i - 1]])
                throw new ArgumentException($"the pattern '{patterns[alike[i]]}' is given twice", nameof(patterns));
        }
    }

    /// <summary>How many beginnings, none of them empty, patterns in order have; one that several share counts once.</summary>
    public static int Prefixes(IReadOnlyList<string> patterns, int[] order)
    {
        var count = 0;
        var previous = "";
        foreach (var number in order)
        {
            var pattern = patterns[number];
            count += pattern.Length - pattern.AsSpan().CommonPrefixLength(previous);
            previous = pattern;
        }

        return count;
    }

    private static ulong Key(string pattern)
    {
        var key = 0UL;
        for (var i = 0; i < Leading; i++)
            key = (key << 16) | (i < pattern.Length ? pattern[i] : '\0');
        return key;
    }
}

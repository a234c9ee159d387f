namespace LabelHub.Domain.Claims.Matching;

/// <summary>A trie of patterns in breadth-first order: node 0 is the root, and a node's children lie side by side.</summary>
internal sealed class Trie
{
    private readonly IReadOnlyList<string> _patterns;
    private readonly int[] _order;

    // A node is a run of the sorted patterns that share its prefix.
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly int[] _depth;

    private Trie(IReadOnlyList<string> patterns, ushort[] classOf, int classes, int[] order, int count)
    {
        _patterns = patterns;
        _order = order;
        ClassOf = classOf;
        Classes = classes;
        Parent = new int[count];
        Class = new ushort[count];
        FirstChild = new int[count + 1];
        Pattern = new int[count];
        (_from, _to, _depth) = (new int[count], new int[count], new int[count]);
        _to[0] = order.Length;
        Parent[0] = -1;
    }

    /// <summary>The class of each UTF-16 unit; 0 where no pattern holds it.</summary>
    public ushort[] ClassOf { get; }

    /// <summary>The number of classes, class 0 included.</summary>
    public int Classes { get; }

    public int[] Parent { get; }

    public ushort[] Class { get; }

    public int[] FirstChild { get; }

    /// <summary>The pattern that ends at a node, or -1.</summary>
    public int[] Pattern { get; }

    public int Count => Parent.Length;

    /// <summary>The children of a node, as a range of node numbers.</summary>
    public (int From, int To) Children(int node) => (FirstChild[node], FirstChild[node + 1]);

    public static Trie Build(IReadOnlyList<string> patterns)
    {
        var classOf = Number(patterns, out var classes);
        var order = PatternOrder.Of(patterns);
        var trie = new Trie(patterns, classOf, classes, order, 1 + PatternOrder.Prefixes(patterns, order));
        var next = 1;
        for (var node = 0; node < trie.Count; node++)
            next = trie.Expand(node, next);
        trie.FirstChild[trie.Count] = trie.Count;
        return trie;
    }

    /// <summary>Makes the children of a node, numbered from <paramref name="next"/> on; returns the number after the last.</summary>
    private int Expand(int node, int next)
    {
        var (at, to, depth) = (_from[node], _to[node], _depth[node]);
        FirstChild[node] = next;
        var ends = at < to && _patterns[_order[at]].Length == depth;
        Pattern[node] = ends ? _order[at] : -1;
        if (ends)
            at++;
        while (at < to)
        {
            var unit = _patterns[_order[at]][depth];
            var end = at + 1;
            while (end < to && _patterns[_order[end]][depth] == unit)
                end++;
            (_from[next], _to[next], _depth[next]) = (at, end, depth + 1);
            Parent[next] = node;
            Class[next] = ClassOf[unit];
            next++;
            at = end;
        }

        return next;
    }

    private static ushort[] Number(IReadOnlyList<string> patterns, out int classes)
    {
        var classOf = new ushort[char.MaxValue + 1];
        var next = 1;
        foreach (var pattern in patterns)
        {
            if (pattern.Length == 0)
                throw new ArgumentException("a pattern is empty", nameof(patterns));
            foreach (var unit in pattern)
            {
                if (classOf[unit] == 0)
                    classOf[unit] = (ushort)next++;
            }
        }

        classes = next;
        return classOf;
    }
}

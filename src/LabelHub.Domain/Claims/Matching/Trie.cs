namespace LabelHub.Domain.Claims.Matching;

/// <summary>A trie of patterns in breadth-first order: node 0 is the root, and a node's children lie side by side.</summary>
internal sealed class Trie
{
    private Trie(ushort[] classOf, int classes)
    {
        ClassOf = classOf;
        Classes = classes;
    }

    /// <summary>The class of each UTF-16 unit; 0 where no pattern holds it.</summary>
    public ushort[] ClassOf { get; }

    /// <summary>The number of classes, class 0 included.</summary>
    public int Classes { get; }

    public List<int> Parent { get; } = [-1];

    public List<ushort> Class { get; } = [0];

    public List<int> FirstChild { get; } = [];

    /// <summary>The pattern that ends at a node, or -1.</summary>
    public List<int> Pattern { get; } = [];

    public int Count => Parent.Count;

    /// <summary>The children of a node, as a range of node numbers.</summary>
    public (int From, int To) Children(int node) => (FirstChild[node], FirstChild[node + 1]);

    public static Trie Build(IReadOnlyList<string> patterns)
    {
        var classOf = Number(patterns, out var classes);
        var trie = new Trie(classOf, classes);
        var order = new int[patterns.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => string.CompareOrdinal(patterns[a], patterns[b]));

        // Level by level, a node is a range of the sorted patterns that share its prefix.
        var ranges = new Queue<(int Node, int From, int To, int Depth)>();
        ranges.Enqueue((0, 0, order.Length, 0));
        while (ranges.TryDequeue(out var range))
            trie.Expand(patterns, order, range, ranges);
        trie.FirstChild.Add(trie.Count);
        return trie;
    }

    private void Expand(
        IReadOnlyList<string> patterns, int[] order, (int Node, int From, int To, int Depth) range, Queue<(int, int, int, int)> ranges)
    {
        var (node, at, to, depth) = range;
        FirstChild.Add(Count);
        var ends = at < to && patterns[order[at]].Length == depth;
        Pattern.Add(ends ? order[at] : -1);
        if (ends)
            at++;
        if (at < to && patterns[order[at]].Length == depth)
            throw new ArgumentException($"the pattern '{patterns[order[at]]}' is empty or given twice", nameof(patterns));
        while (at < to)
        {
            var unit = patterns[order[at]][depth];
            var next = at + 1;
            while (next < to && patterns[order[next]][depth] == unit)
                next++;
            ranges.Enqueue((Count, at, next, depth + 1));
            Parent.Add(node);
            Class.Add(ClassOf[unit]);
            at = next;
        }
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

namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>
/// The words in a compact tree: each node's edges lie side by side in one array, sorted by character.
/// Built once, read by any number of threads.
/// </summary>
internal sealed class TermTrie<T>
    where T : Term
{
    private readonly int[] firstEdge;
    private readonly T?[] terms;
    private readonly char[] edgeChars;
    private readonly int[] edgeTargets;
    private readonly int[] roots;

    private TermTrie(int[] firstEdge, T?[] terms, char[] edgeChars, int[] edgeTargets)
    {
        this.firstEdge = firstEdge;
        this.terms = terms;
        this.edgeChars = edgeChars;
        this.edgeTargets = edgeTargets;
        roots = new int[char.MaxValue + 1];
        for (var edge = firstEdge[0]; edge < firstEdge[1]; edge++)
            roots[edgeChars[edge]] = edgeTargets[edge];
    }

    public static TermTrie<T> Build(IEnumerable<T> terms)
    {
        var root = new Node();
        foreach (var term in terms)
        {
            var node = root;
            foreach (var c in term.Text)
            {
                if (!node.Next.TryGetValue(c, out var next))
                    node.Next.Add(c, next = new Node());
                node = next;
            }

            node.Term = term;
        }

        return Flatten(root);
    }

    /// <summary>The word that is the whole text.</summary>
    public T? Find(ReadOnlySpan<char> text)
    {
        var node = 0;
        foreach (var c in text)
        {
            node = Step(node, c);
            if (node == 0)
                return null;
        }

        return terms[node];
    }

    /// <summary>Cuts a folded name into words from the left, the longest that may stand there first.</summary>
    public IReadOnlyList<TermHit<T>> Scan(ReadOnlySpan<char> name)
    {
        List<TermHit<T>>? hits = null;
        for (var start = 0; start < name.Length;)
        {
            var hit = LongestAt(name, start);
            if (hit is null)
            {
                start++;
                continue;
            }

            (hits ??= []).Add(new TermHit<T>(hit, start));
            start += hit.Text.Length;
        }

        return hits ?? (IReadOnlyList<TermHit<T>>)[];
    }

    private T? LongestAt(ReadOnlySpan<char> name, int start)
    {
        T? longest = null;
        var node = roots[name[start]];
        for (var i = start + 1; node != 0; i++)
        {
            if (terms[node] is { } term && MayStand(term.Place, start, i, name.Length))
                longest = term;
            if (i == name.Length)
                break;
            node = Step(node, name[i]);
        }

        return longest;
    }

    private static bool MayStand(TermPlace place, int start, int end, int length) => place switch
    {
        TermPlace.Anywhere => true,
        TermPlace.AtEnd => end == length,
        _ => start == 0 && end == length,
    };

    private int Step(int node, char c)
    {
        if (node == 0)
            return roots[c];
        var from = firstEdge[node];
        var found = edgeChars.AsSpan(from, firstEdge[node + 1] - from).BinarySearch(c);
        return found < 0 ? 0 : edgeTargets[from + found];
    }

    private static TermTrie<T> Flatten(Node root)
    {
        var nodes = new List<Node> { root };
        for (var i = 0; i < nodes.Count; i++)
            nodes.AddRange(nodes[i].Next.Values);
        var indexes = nodes.Select((node, index) => (node, index)).ToDictionary(p => p.node, p => p.index);
        var first = new int[nodes.Count + 1];
        var chars = new List<char>(nodes.Count);
        var targets = new List<int>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            first[i] = chars.Count;
            chars.AddRange(nodes[i].Next.Keys);
            targets.AddRange(nodes[i].Next.Values.Select(n => indexes[n]));
        }

        first[^1] = chars.Count;
        return new TermTrie<T>(first, nodes.Select(n => n.Term).ToArray(), [.. chars], [.. targets]);
    }

    private sealed class Node
    {
        public SortedDictionary<char, Node> Next { get; } = [];

        public T? Term { get; set; }
    }
}

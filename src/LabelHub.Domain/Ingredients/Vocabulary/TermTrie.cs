namespace LabelHub.Domain.Ingredients.Vocabulary;

/// <summary>
/// The words in a compact tree: each node's edges lie side by side in one array, sorted by character. Nodes are numbered in
/// the order of their edges, so the edge at index n leads to node n + 1.
/// Built once, read by any number of threads.
/// </summary>
internal sealed class TermTrie<T>
    where T : Term
{
    private readonly int[] _firstEdge;
    private readonly T?[] _terms;
    private readonly char[] _edgeChars;
    private readonly int[] _roots = new int[char.MaxValue + 1];

    private TermTrie(int[] firstEdge, T?[] terms, char[] edgeChars)
    {
        _firstEdge = firstEdge;
        _terms = terms;
        _edgeChars = edgeChars;
        for (var edge = firstEdge[0]; edge < firstEdge[1]; edge++)
            _roots[edgeChars[edge]] = edge + 1;
    }

    public static TermTrie<T> Build(IEnumerable<T> terms)
    {
        var sorted = terms.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Text, b.Text));

        // A node is a run of sorted words that begin alike; breadth first, so that the edges of a node lie together.
        var nodes = new List<(int From, int To, int Depth)> { (0, sorted.Length, 0) };
        var first = new List<int>();
        var found = new List<T?>();
        var chars = new List<char>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var (from, to, depth) = nodes[i];
            first.Add(chars.Count);
            var ends = from < to && sorted[from].Text.Length == depth;
            found.Add(ends ? sorted[from] : null);
            for (var start = ends ? from + 1 : from; start < to;)
            {
                var c = sorted[start].Text[depth];
                var end = start + 1;
                while (end < to && sorted[end].Text[depth] == c)
                    end++;
                chars.Add(c);
                nodes.Add((start, end, depth + 1));
                start = end;
            }
        }

        first.Add(chars.Count);
        return new TermTrie<T>([.. first], [.. found], [.. chars]);
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

        return _terms[node];
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
        var node = _roots[name[start]];
        for (var i = start + 1; node != 0; i++)
        {
            if (_terms[node] is { } term && MayStand(term.Place, start, i, name.Length))
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
            return _roots[c];
        var from = _firstEdge[node];
        var found = _edgeChars.AsSpan(from, _firstEdge[node + 1] - from).BinarySearch(c);
        return found < 0 ? 0 : from + found + 1;
    }
}

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Turns a <see cref="Trie"/> into an <see cref="Automaton"/>: failure links, full rows, then interleaving.</summary>
internal sealed class AutomatonBuilder
{
    /// <summary>Stands for no row: in a real slot it can be no owner.</summary>
    private const int NoOwner = (1 << Automaton.StateBits) - 1;

    private readonly Trie _trie;
    private readonly int[] _single;
    private readonly int[] _fail;
    private readonly int[] _rowOf;
    private readonly int[] _rowStart;
    private readonly int[] _rowEnd;
    private Edge[] _edges;
    private int _edgeCount;

    private AutomatonBuilder(Trie trie)
    {
        _trie = trie;
        _single = new int[trie.Classes];
        _fail = new int[trie.Count];
        _rowOf = new int[trie.Count];
        _rowStart = new int[trie.Count];
        _rowEnd = new int[trie.Count];
        _edges = new Edge[trie.Count * 2];
    }

    public static Automaton Build(IReadOnlyList<string> patterns)
    {
        var builder = new AutomatonBuilder(Trie.Build(patterns));
        builder.CompleteRows();
        return builder.Interleave();
    }

    /// <summary>
    /// Gives every node its row, in breadth-first order: its children, and what longer suffixes of it add. What the
    /// suffix of one character adds is left to the scan. A node that would have its suffix's row shares it.
    /// </summary>
    private void CompleteRows()
    {
        var (from, singles) = _trie.Children(0);
        for (var child = from; child < singles; child++)
            _single[_trie.Class[child]] = child;
        for (var node = 1; node < _trie.Count; node++)
        {
            var parent = _trie.Parent[node];
            _fail[node] = parent == 0 ? 0 : Next(_fail[parent], _trie.Class[node]);
            var inherited = _fail[node] >= singles ? _rowOf[_fail[node]] : 0;
            (from, var to) = _trie.Children(node);
            _rowOf[node] = from == to ? inherited : node;
            if (from < to)
                AppendRow(node, from, to, inherited);
        }
    }

    /// <summary>Where a node goes with a class, its suffix of one character included.</summary>
    private int Next(int node, ushort unit)
    {
        if (Find(_rowOf[node], unit) is var target and > 0)
            return target;
        return node > 0 && Find(_rowOf[_single[_trie.Class[node]]], unit) is var pair and > 0 ? pair : _single[unit];
    }

    private int Find(int row, ushort unit)
    {
        foreach (var edge in Row(row))
        {
            if (edge.Class == unit)
                return edge.Target;
        }

        return 0;
    }

    private void AppendRow(int node, int firstChild, int endChild, int inherited)
    {
        _rowStart[node] = _edgeCount;
        for (var child = firstChild; child < endChild; child++)
            Append(new Edge(_trie.Class[child], child));
        for (var i = _rowStart[inherited]; i < _rowEnd[inherited]; i++)
        {
            if (!Owns(_rowStart[node], endChild - firstChild, _edges[i].Class))
                Append(_edges[i]);
        }

        _rowEnd[node] = _edgeCount;
    }

    private void Append(Edge edge)
    {
        if (_edgeCount == _edges.Length)
            Array.Resize(ref _edges, _edgeCount * 2);
        _edges[_edgeCount++] = edge;
    }

    private bool Owns(int start, int count, int unit)
    {
        for (var i = start; i < start + count; i++)
        {
            if (_edges[i].Class == unit)
                return true;
        }

        return false;
    }

    private ReadOnlySpan<Edge> Row(int node) => _edges.AsSpan(_rowStart[node].._rowEnd[node]);

    private Automaton Interleave()
    {
        var rows = RowsBySize();
        var placement = new RowPlacement(_trie.Classes, _edgeCount);
        var state = new int[_trie.Count];
        foreach (var node in rows)
            state[node] = placement.Place(Row(node));
        var (output, starts, outputs) = Outputs();
        if (placement.Length >= NoOwner || starts.Length > 1 << Automaton.OutputBits)
            throw new InvalidOperationException("the word lists outgrow the automaton's table");
        var slots = new ulong[placement.Length];
        Array.Fill(slots, Automaton.Slot(NoOwner, 0, 0));
        foreach (var node in rows)
        {
            foreach (var edge in Row(node))
                slots[state[node] + edge.Class] = Automaton.Slot(state[node], state[_rowOf[edge.Target]], output[edge.Target]);
        }

        var rowOfClass = Array.ConvertAll(_single, node => state[_rowOf[node]]);
        var fresh = Array.ConvertAll(_single, node => Automaton.Slot(NoOwner, 0, output[node]));
        return new Automaton(_trie.ClassOf, slots, rowOfClass, fresh, starts, outputs);
    }

    /// <summary>The nodes that have rows of their own: the longest first, for they are the hardest to place.</summary>
    private int[] RowsBySize()
    {
        var behind = new int[_trie.Classes + 1]; // where the rows of a size end, once all longer ones stand before them
        for (var node = 1; node < _trie.Count; node++)
        {
            if (_rowOf[node] == node)
                behind[_rowEnd[node] - _rowStart[node]]++;
        }

        for (var size = behind.Length - 2; size >= 0; size--)
            behind[size] += behind[size + 1];
        var rows = new int[behind[0]];
        for (var node = _trie.Count - 1; node > 0; node--)
        {
            if (_rowOf[node] == node)
                rows[--behind[_rowEnd[node] - _rowStart[node]]] = node;
        }

        return rows;
    }

    /// <summary>For each node the number of its list of patterns, 0 for none: its own, then those of its failure link.</summary>
    private (int[] Output, int[] Starts, int[] Patterns) Outputs()
    {
        var output = new int[_trie.Count];
        List<int> starts = [0, 0];
        var patterns = new List<int>();
        for (var node = 1; node < _trie.Count; node++)
        {
            var shorter = output[_fail[node]];
            output[node] = shorter;
            if (_trie.Pattern[node] < 0)
                continue;
            output[node] = starts.Count - 1;
            patterns.Add(_trie.Pattern[node]);
            for (var i = starts[shorter]; i < starts[shorter + 1]; i++)
                patterns.Add(patterns[i]);
            starts.Add(patterns.Count);
        }

        return (output, [.. starts], [.. patterns]);
    }
}

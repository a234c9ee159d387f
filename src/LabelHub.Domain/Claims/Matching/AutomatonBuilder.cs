using System.Runtime.InteropServices;

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
    private readonly List<(ushort Class, int Target)> _edges = [];
    private readonly int[] _rowStart;
    private readonly int[] _rowEnd;

    private AutomatonBuilder(Trie trie)
    {
        _trie = trie;
        _single = new int[trie.Classes];
        _fail = new int[trie.Count];
        _rowOf = new int[trie.Count];
        _rowStart = new int[trie.Count];
        _rowEnd = new int[trie.Count];
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
        foreach (var (own, target) in Row(row))
        {
            if (own == unit)
                return target;
        }

        return 0;
    }

    private void AppendRow(int node, int firstChild, int endChild, int inherited)
    {
        _rowStart[node] = _edges.Count;
        for (var child = firstChild; child < endChild; child++)
            _edges.Add((_trie.Class[child], child));
        for (var i = _rowStart[inherited]; i < _rowEnd[inherited]; i++)
        {
            if (!Owns(_rowStart[node], endChild - firstChild, _edges[i].Class))
                _edges.Add(_edges[i]);
        }

        _rowEnd[node] = _edges.Count;
    }

    private bool Owns(int start, int count, ushort unit)
    {
        for (var i = start; i < start + count; i++)
        {
            if (_edges[i].Class == unit)
                return true;
        }

        return false;
    }

    private ReadOnlySpan<(ushort Class, int Target)> Row(int node) => CollectionsMarshal.AsSpan(_edges)[_rowStart[node].._rowEnd[node]];

    private Automaton Interleave()
    {
        var rows = Enumerable.Range(1, _trie.Count - 1).Where(n => _rowOf[n] == n).OrderByDescending(n => _rowEnd[n] - _rowStart[n]).ToArray();
        var placement = new RowPlacement(_trie.Classes, _edges.Count);
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
            foreach (var (unit, target) in Row(node))
                slots[state[node] + unit] = Automaton.Slot(state[node], state[_rowOf[target]], output[target]);
        }

        var rowOfClass = Array.ConvertAll(_single, node => state[_rowOf[node]]);
        var fresh = Array.ConvertAll(_single, node => Automaton.Slot(NoOwner, 0, output[node]));
        return new Automaton(_trie.ClassOf, slots, rowOfClass, fresh, starts, outputs);
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

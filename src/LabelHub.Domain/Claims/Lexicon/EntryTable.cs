using LabelHub.Domain.Claims.Views;

namespace LabelHub.Domain.Claims.Lexicon;

/// <summary>The meanings of every pattern, side by side in one array. Immutable.</summary>
/// <param name="starts">For each pattern where its meanings begin, and behind the last where they end.</param>
/// <param name="entries">The meanings.</param>
internal sealed class EntryTable(int[] starts, Entry[] entries)
{
    /// <summary>The meanings of a pattern, in the order of the word lists.</summary>
    public ReadOnlySpan<Entry> this[int pattern] => entries.AsSpan(starts[pattern]..starts[pattern + 1]);
}

/// <summary>Collects meanings in any order; those of one pattern hang together as a chain.</summary>
internal sealed class EntryLists
{
    private const int None = -1;
    private Entry[] _entries = new Entry[1024];
    private int[] _next = new int[1024];
    private int[] _first = new int[1024];
    private int _count;
    private int _patterns;

    /// <summary>Adds a meaning to a pattern: one that has meanings already, or the next new one.</summary>
    public void Put(int pattern, Entry entry)
    {
        if (pattern == _patterns)
            Start();
        var last = None;
        for (var i = _first[pattern]; i != None; last = i, i = _next[i])
        {
            if (!IsSame(_entries[i], entry))
                continue;
            if (entry.Match == Match.Word && _entries[i].Technique == entry.Technique && (!entry.NeedsCue || _entries[i].NeedsCue))
                _entries[i] = entry; // listed twice: the row that trusts it more counts
            return;
        }

        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
            Array.Resize(ref _next, _count * 2);
        }

        (_entries[_count], _next[_count]) = (entry, None);
        if (last == None)
            _first[pattern] = _count;
        else
            _next[last] = _count;
        _count++;
    }

    public EntryTable ToTable()
    {
        var entries = new Entry[_count];
        var starts = new int[_patterns + 1];
        var at = 0;
        for (var pattern = 0; pattern < _patterns; pattern++)
        {
            starts[pattern] = at;
            for (var i = _first[pattern]; i != None; i = _next[i])
                entries[at++] = _entries[i];
        }

        starts[_patterns] = at;
        return new EntryTable(starts, entries);
    }

    private void Start()
    {
        if (_patterns == _first.Length)
            Array.Resize(ref _first, _patterns * 2);
        _first[_patterns++] = None;
    }

    /// <summary>Words that sound alike are told apart by what is written.</summary>
    private static bool IsSame(Entry one, Entry other) =>
        one.Kind == other.Kind && one.Index == other.Index && one.Where == other.Where
        && (other.Technique != Techniques.Pinyin || one.Meant == other.Meant);
}

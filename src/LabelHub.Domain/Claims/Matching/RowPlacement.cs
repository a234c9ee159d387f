namespace LabelHub.Domain.Claims.Matching;

/// <summary>
/// Lays the sparse rows of a transition table over one another, so that no two rows own the same slot and no two rows
/// have the same number. First fit with a bound on the tries, so that the time stays near linear.
/// </summary>
internal sealed class RowPlacement
{
    private const int Tries = 4000;
    private readonly int _classes;
    private bool[] _named;
    private int[] _nextFree;
    private int _firstUnnamed = 1;
    private int _highest;
    private int _end = 1;

    public RowPlacement(int classes, int edges)
    {
        _classes = classes;
        _named = new bool[edges + (classes * 4)];
        _named[0] = true; // the root
        _nextFree = new int[_named.Length];
        for (var i = 0; i < _nextFree.Length; i++)
            _nextFree[i] = i;
    }

    /// <summary>The slots needed, so that any state plus any class stays inside.</summary>
    public int Length => _highest + _classes + 1;

    /// <summary>Finds a row number nobody has, at which all the row's classes fall on free slots.</summary>
    public int Place(ReadOnlySpan<(ushort Class, int Target)> row)
    {
        var least = int.MaxValue;
        foreach (var (unit, _) in row)
            least = Math.Min(least, unit);
        var number = FirstFit(row, least);
        _named[number] = true;
        _highest = Math.Max(_highest, number);
        foreach (var (unit, _) in row)
        {
            _nextFree[number + unit] = number + unit + 1;
            _end = Math.Max(_end, number + unit + 1);
        }

        while (_named[_firstUnnamed])
            _firstUnnamed++;
        return number;
    }

    private int FirstFit(ReadOnlySpan<(ushort Class, int Target)> row, int least)
    {
        var slot = Free(_firstUnnamed + least);
        for (var tries = 0; tries < Tries && slot < _end; tries++)
        {
            Grow(slot + _classes + 2);
            if (!_named[slot - least] && Fits(row, slot - least))
                return slot - least;
            slot = Free(slot + 1);
        }

        var behind = Math.Max(_end, _highest + least + 1);
        Grow(behind + _classes + 2);
        return behind - least;
    }

    private bool Fits(ReadOnlySpan<(ushort Class, int Target)> row, int number)
    {
        foreach (var (unit, _) in row)
        {
            if (_nextFree[number + unit] != number + unit)
                return false;
        }

        return true;
    }

    /// <summary>The first free slot from here on; paths are halved as they are walked.</summary>
    private int Free(int slot)
    {
        Grow(slot + 2);
        while (_nextFree[slot] != slot)
        {
            Grow(_nextFree[slot] + 2);
            _nextFree[slot] = _nextFree[_nextFree[slot]];
            slot = _nextFree[slot];
        }

        return slot;
    }

    private void Grow(int length)
    {
        if (length <= _named.Length)
            return;
        var old = _named.Length;
        Array.Resize(ref _named, Math.Max(length, old * 2));
        Array.Resize(ref _nextFree, _named.Length);
        for (var i = old; i < _nextFree.Length; i++)
            _nextFree[i] = i;
    }
}

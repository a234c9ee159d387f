using System.Numerics;

namespace LabelHub.Domain.Claims.Matching;

/// <summary>A transition of a row: where its state goes with a class.</summary>
internal readonly record struct Edge(int Class, int Target);

/// <summary>
/// Lays the sparse rows of a transition table over one another, so that no two rows own the same slot and no two rows
/// have the same number. 64 numbers are tried at a time: slots and numbers in use are bits. Long rows are looked for a
/// place near that of the row before, which makes the time linear; rows of one class come last and fill the holes.
/// </summary>
internal sealed class RowPlacement
{
    private const int Bits = 64;

    /// <summary>How many words before the last row's place the search begins.</summary>
    private const int Slack = 8;
    private readonly int _classes;

    /// <summary>For each class the first word of numbers that its slots leave open; the words before it stay full.</summary>
    private readonly int[] _firstOpen;
    private ulong[] _named;
    private ulong[] _taken;
    private int _highest;
    private int _last;

    public RowPlacement(int classes, int edges)
    {
        _classes = classes;
        _firstOpen = new int[classes];
        _named = new ulong[Words(edges + classes)];
        _taken = new ulong[_named.Length];
        _named[0] = 1; // the root
    }

    /// <summary>The slots needed, so that any state plus any class stays inside.</summary>
    public int Length => _highest + _classes + 1;

    /// <summary>Finds a row number nobody has, at which all the row's classes fall on free slots.</summary>
    public int Place(ReadOnlySpan<Edge> row)
    {
        var word = row.Length == 1 ? 0 : Math.Max(0, _last - Slack);
        foreach (var edge in row)
            word = Math.Max(word, FirstOpen(edge.Class));
        for (; ; word++)
        {
            var blocked = Blocked(row, word);
            if (blocked == ulong.MaxValue)
                continue;
            var number = (word * Bits) + BitOperations.TrailingZeroCount(~blocked);
            Take(row, number);
            _last = word;
            return number;
        }
    }

    private int FirstOpen(int unit)
    {
        ref var word = ref _firstOpen[unit];
        while (Blocked([new Edge(unit, 0)], word) == ulong.MaxValue)
            word++;
        return word;
    }

    /// <summary>Of the numbers of one word those that cannot be the row's.</summary>
    private ulong Blocked(ReadOnlySpan<Edge> row, int word)
    {
        Grow(Words((word * Bits) + _classes));
        var blocked = _named[word];
        foreach (var edge in row)
        {
            if (blocked == ulong.MaxValue)
                break;
            var (at, shift) = (word + (edge.Class / Bits), edge.Class % Bits);
            blocked |= _taken[at] >> shift;
            if (shift > 0)
                blocked |= _taken[at + 1] << (Bits - shift);
        }

        return blocked;
    }

    private void Take(ReadOnlySpan<Edge> row, int number)
    {
        _named[number / Bits] |= 1UL << (number % Bits);
        _highest = Math.Max(_highest, number);
        foreach (var edge in row)
            _taken[(number + edge.Class) / Bits] |= 1UL << ((number + edge.Class) % Bits);
    }

    /// <summary>Words for so many bits, and two more for a word that begins at the last of them.</summary>
    private static int Words(int bits) => (bits / Bits) + 3;

    private void Grow(int words)
    {
        if (words <= _named.Length)
            return;
        Array.Resize(ref _named, words * 2);
        Array.Resize(ref _taken, words * 2);
    }
}

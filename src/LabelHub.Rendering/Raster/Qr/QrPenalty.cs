using System.Numerics;

namespace LabelHub.Rendering.Raster.Qr;

/// <summary>
/// What ISO/IEC 18004, 7.8.3 holds against a masked code: long runs, blocks of one colour, what looks like a finder, and
/// too much of one colour. The white round the code is not counted as part of it.
/// </summary>
internal static class QrPenalty
{
    public static int Of<T>(ReadOnlySpan<T> rows)
        where T : unmanaged, IBinaryInteger<T>
    {
        var black = 0;
        foreach (var row in rows)
            black += Count(row);
        return RunsAndBlocks(rows) + Finders(rows) + Balance(black, rows.Length);
    }

    /// <summary>3 for five in a row and 1 for each further one, across and down; 3 for each square of four.</summary>
    private static int RunsAndBlocks<T>(ReadOnlySpan<T> rows)
        where T : unmanaged, IBinaryInteger<T>
    {
        var hasNext = (T.One << (rows.Length - 1)) - T.One;
        var all = (hasNext << 1) | T.One;
        // Bit x of `across` tells that modules x and x + 1 are alike, of `down` that x is like the one above it.
        var (penalty, squares) = (0, 0);
        var (acrossAbove, down, down2, down3, runsAbove) = (T.Zero, T.Zero, T.Zero, T.Zero, T.Zero);
        for (var y = 0; y < rows.Length; y++)
        {
            var across = ~(rows[y] ^ (rows[y] >> 1)) & hasNext;
            var runs = across & (across >> 1);
            runs &= runs >> 2;
            penalty += Runs(runs, runs << 1);
            var alike = y == 0 ? T.Zero : ~(rows[y] ^ rows[y - 1]) & all;
            squares += Count(alike & across & acrossAbove);
            var runsDown = alike & down & down2 & down3;
            penalty += Runs(runsDown, runsAbove);
            (acrossAbove, down, down2, down3, runsAbove) = (across, alike, down, down2, runsDown);
        }

        return penalty + (3 * squares);
    }

    /// <summary>A bit for every fifth or later module of a run; one whose neighbour has none is the fifth.</summary>
    private static int Runs<T>(T fifthOrLater, T neighbours)
        where T : unmanaged, IBinaryInteger<T> => Count(fifthOrLater) + (2 * Count(fifthOrLater & ~neighbours));

    /// <summary>40 for each 1011101 with four white modules before or after it.</summary>
    private static int Finders<T>(ReadOnlySpan<T> rows)
        where T : unmanaged, IBinaryInteger<T>
    {
        var starts = (T.One << (rows.Length - 10)) - T.One;
        var found = 0;
        foreach (var row in rows)
        {
            var white = ~(row | (row >> 1));
            white &= white >> 2;
            var finder = row & ~(row >> 1) & (row >> 2) & (row >> 3) & (row >> 4) & ~(row >> 5) & (row >> 6);
            found += Count(((finder & (white >> 7)) | (white & (finder >> 4))) & starts);
        }

        for (var y = 0; y + 10 < rows.Length; y++)
        {
            var r = rows.Slice(y, 11);
            var below = r[0] & ~r[1] & r[2] & r[3] & r[4] & ~r[5] & r[6] & ~(r[7] | r[8] | r[9] | r[10]);
            var above = ~(r[0] | r[1] | r[2] | r[3]) & r[4] & ~r[5] & r[6] & r[7] & r[8] & ~r[9] & r[10];
            found += Count(below | above);
        }

        return 40 * found;
    }

    /// <summary>10 for every full 5 % that black is away from a half.</summary>
    private static int Balance(int black, int size)
    {
        var twentieths = black * 20 / (size * size);
        return 10 * Math.Min(Math.Abs(twentieths - 10), Math.Abs(twentieths - 9));
    }

    private static int Count<T>(T bits)
        where T : unmanaged, IBinaryInteger<T> => int.CreateTruncating(T.PopCount(bits));
}

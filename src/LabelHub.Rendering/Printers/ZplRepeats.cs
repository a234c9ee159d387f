using System.Text;

namespace LabelHub.Rendering.Printers;

/// <summary>
/// Zebra's way to shorten hexadecimal rows: G to Y repeat the next digit 1 to 19 times, g to z 20 to 400 times, and add
/// up; a comma fills the row with 0 and a colon repeats the row above. The exclamation mark, which fills it with F, is
/// left out: not every reader knows it, and a count says the same.
/// </summary>
internal static class ZplRepeats
{
    private const string Digits = "0123456789ABCDEF";
    private const int MostTwenties = 20;

    public static string Pack(ReadOnlySpan<byte> dots, int stride)
    {
        var text = new StringBuilder(dots.Length / 2);
        Span<char> row = new char[stride * 2];
        for (var at = 0; at < dots.Length; at += stride)
        {
            if (at > 0 && dots.Slice(at, stride).SequenceEqual(dots.Slice(at - stride, stride)))
            {
                text.Append(':');
                continue;
            }

            Spell(dots.Slice(at, stride), row);
            PackRow(text, row);
        }

        return text.ToString();
    }

    private static void Spell(ReadOnlySpan<byte> bytes, Span<char> digits)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            digits[2 * i] = Digits[bytes[i] >> 4];
            digits[(2 * i) + 1] = Digits[bytes[i] & 15];
        }
    }

    private static void PackRow(StringBuilder text, ReadOnlySpan<char> row)
    {
        while (!row.IsEmpty)
        {
            var digit = row[0];
            var run = row.IndexOfAnyExcept(digit);
            if (run < 0 && digit == '0')
            {
                text.Append(',');
                return;
            }

            run = run < 0 ? row.Length : run;
            AppendRun(text, digit, run);
            row = row[run..];
        }
    }

    private static void AppendRun(StringBuilder text, char digit, int run)
    {
        if (run > 2)
        {
            for (var twenties = run / 20; twenties > 0; twenties -= MostTwenties)
                text.Append((char)('f' + Math.Min(twenties, MostTwenties)));
            if (run % 20 > 0)
                text.Append((char)('F' + (run % 20)));
            text.Append(digit);
            return;
        }

        text.Append(digit, run);
    }
}

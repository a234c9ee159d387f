namespace LabelHub.Rendering.Raster.Qr;

/// <summary>Check codewords over the field of 256 elements with the polynomial 0x11D (ISO/IEC 18004, annex A).</summary>
internal static class ReedSolomon
{
    private const int MostChecks = 30;
    private static readonly byte[] Powers = new byte[2 * 255];
    private static readonly byte[] Logarithms = new byte[256];

    // By number of check codewords: the logarithms of the generator's coefficients after the leading 1.
    private static readonly byte[][] Generators = new byte[MostChecks + 1][];

    static ReedSolomon()
    {
        for (var (i, power) = (0, 1); i < 255; i++)
        {
            Powers[i] = Powers[i + 255] = (byte)power;
            Logarithms[power] = (byte)i;
            power = (power << 1) ^ (power >> 7) * 0x11D;
        }

        for (var count = 1; count <= MostChecks; count++)
            Generators[count] = Generator(count);
    }

    /// <summary>Fills <paramref name="check"/> with the remainder of the data by the generator of that length.</summary>
    public static void Check(ReadOnlySpan<byte> data, Span<byte> check)
    {
        ReadOnlySpan<byte> generator = Generators[check.Length];
        check.Clear();
        foreach (var value in data)
        {
            var factor = value ^ check[0];
            check[1..].CopyTo(check);
            check[^1] = 0;
            if (factor == 0)
                continue;
            var logarithm = Logarithms[factor];
            for (var i = 0; i < check.Length; i++)
                check[i] ^= Powers[logarithm + generator[i]];
        }
    }

    /// <summary>The product of (x − 2^i), multiplied out.</summary>
    private static byte[] Generator(int count)
    {
        var coefficients = new byte[count];
        coefficients[^1] = 1;
        for (var root = 0; root < count; root++)
        {
            for (var i = 0; i < count; i++)
                coefficients[i] = (byte)(Multiply(coefficients[i], Powers[root]) ^ (i + 1 < count ? coefficients[i + 1] : 0));
        }

        return [.. coefficients.Select(c => Logarithms[c])];
    }

    private static byte Multiply(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Powers[Logarithms[a] + Logarithms[b]];
}

namespace LabelHub.Rendering.Raster.Qr;

/// <summary>One size of QR code at error correction level M (ISO/IEC 18004, tables 1 and 9).</summary>
/// <param name="Number">1 to <see cref="Last"/>.</param>
internal readonly record struct QrVersion(int Number)
{
    /// <summary>Holds the 900 bytes that <see cref="QrMatrix.MaxPayloadLength"/> UTF-16 units may take.</summary>
    public const int Last = 24;

    /// <summary>Modules a side, without the quiet zone.</summary>
    public int Size => 17 + (4 * Number);

    /// <summary>Check codewords of each block.</summary>
    public int CheckCodewords => Checks[Number - 1];

    /// <summary>Blocks that are checked by themselves.</summary>
    public int Blocks => BlockCounts[Number - 1];

    /// <summary>Codewords of data and check together.</summary>
    public int Codewords
    {
        get
        {
            var alignments = (Number / 7) + 2;
            var modules = (((16 * Number) + 128) * Number) + 64;
            if (Number > 1)
                modules -= (((25 * alignments) - 10) * alignments) - 55;
            if (Number > 6)
                modules -= 36;
            return modules / 8;
        }
    }

    public int DataCodewords => Codewords - (CheckCodewords * Blocks);

    private static ReadOnlySpan<byte> Checks =>
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28];

    private static ReadOnlySpan<byte> BlockCounts => [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20];

    /// <summary>The smallest that holds a text.</summary>
    public static QrVersion For(QrText text)
    {
        for (var number = 1; number <= Last; number++)
        {
            var version = new QrVersion(number);
            if (4 + text.CountBits(number) + text.DataBits <= version.DataCodewords * 8)
                return version;
        }

        throw new InvalidOperationException("A payload of the greatest length fits the last version.");
    }
}

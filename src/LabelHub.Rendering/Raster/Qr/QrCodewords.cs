namespace LabelHub.Rendering.Raster.Qr;

/// <summary>From a text to the codewords of its code: data and check of all blocks, interleaved.</summary>
internal static class QrCodewords
{
    /// <param name="text">What the code says.</param>
    /// <param name="version">Holds it.</param>
    /// <param name="target">As many as the version has.</param>
    public static void Write(QrText text, QrVersion version, Span<byte> target)
    {
        Span<byte> data = stackalloc byte[version.DataCodewords];
        data.Clear();
        var bits = new QrBits(data);
        bits.Write((int)text.Mode, 4);
        bits.Write(text.Count, text.CountBits(version.Number));
        text.WriteTo(ref bits);
        bits.Close();
        Interleave(data, version, target);
    }

    /// <summary>First codeword of each block, then the second of each; the last blocks may be one longer.</summary>
    private static void Interleave(ReadOnlySpan<byte> data, QrVersion version, Span<byte> target)
    {
        var (blocks, checks) = (version.Blocks, version.CheckCodewords);
        var length = data.Length / blocks;
        var longer = data.Length % blocks;
        Span<byte> check = stackalloc byte[checks];
        for (var (block, start) = (0, 0); block < blocks; block++)
        {
            var isLonger = block >= blocks - longer;
            var part = data.Slice(start, isLonger ? length + 1 : length);
            start += part.Length;
            for (var i = 0; i < length; i++)
                target[(i * blocks) + block] = part[i];
            if (isLonger)
                target[(length * blocks) + block - (blocks - longer)] = part[length];
            ReedSolomon.Check(part, check);
            for (var i = 0; i < checks; i++)
                target[data.Length + (i * blocks) + block] = check[i];
        }
    }
}

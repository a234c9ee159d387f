using System.Numerics;

namespace LabelHub.Rendering.Raster.Qr;

/// <summary>
/// Makes QR codes of level M as ISO/IEC 18004 says, with the mask of the lowest penalty; of equals the first. The same
/// payload gives the same modules everywhere.
/// </summary>
internal static class QrEncoder
{
    /// <summary>Modules a side, without encoding it.</summary>
    public static int SizeOf(string payload) => QrVersion.For(new QrText(payload)).Size;

    /// <summary>The rows; bit x is the module of column x, black = 1.</summary>
    public static UInt128[] Encode(string payload)
    {
        var text = new QrText(payload);
        var version = QrVersion.For(text);
        Span<byte> codewords = stackalloc byte[version.Codewords];
        QrCodewords.Write(text, version, codewords);
        // Nearly every code of a label has at most 64 modules a side.
        return version.Size <= 64 ? Draw(QrTemplate<ulong>.Of(version), codewords) : Draw(QrTemplate<UInt128>.Of(version), codewords);
    }

    private static UInt128[] Draw<T>(QrTemplate<T> template, ReadOnlySpan<byte> codewords)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<T> rows = stackalloc T[template.Size];
        Span<T> masked = stackalloc T[template.Size];
        template.Rows.CopyTo(rows);
        Place(codewords, template.Path, rows);
        var (best, least) = (0, int.MaxValue);
        for (var mask = 0; mask < QrTemplate<T>.MaskCount; mask++)
        {
            Mask(rows, template.Masks[mask], masked);
            var penalty = QrPenalty.Of<T>(masked);
            if (penalty < least)
                (best, least) = (mask, penalty);
        }

        Mask(rows, template.Masks[best], masked);
        var modules = new UInt128[masked.Length];
        for (var y = 0; y < modules.Length; y++)
            modules[y] = UInt128.CreateTruncating(masked[y]);
        return modules;
    }

    /// <summary>The few places after the last codeword stay as they are.</summary>
    private static void Place<T>(ReadOnlySpan<byte> codewords, ReadOnlySpan<ushort> path, Span<T> rows)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < codewords.Length * 8; i++)
        {
            if ((codewords[i >> 3] << (i & 7) & 0x80) != 0)
                rows[path[i] >> 8] |= T.One << (path[i] & 0xFF);
        }
    }

    private static void Mask<T>(ReadOnlySpan<T> rows, ReadOnlySpan<T> mask, Span<T> masked)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var y = 0; y < rows.Length; y++)
            masked[y] = rows[y] ^ mask[y];
    }
}

using System.Buffers;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Layout;

/// <summary>
/// How many modules a QR code of level M has, known from its payload's length alone, so that planning costs
/// no encoding.
/// </summary>
internal static class QrModules
{
    private static readonly SearchValues<char> Alphanumeric = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");

    /// <summary>Characters that versions 1, 2, 3 … hold at level M (ISO/IEC 18004, table 7).</summary>
    private static ReadOnlySpan<short> Bytes => [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331];

    private static ReadOnlySpan<short> Alphanumerics => [20, 38, 61, 90, 122, 154, 178, 221, 262, 311];

    private static ReadOnlySpan<short> Digits => [34, 63, 101, 149, 202, 255, 293, 365];

    /// <summary>Modules a side, without the quiet zone.</summary>
    /// <param name="payload">At most <see cref="QrMatrix.MaxPayloadLength"/> UTF-16 units.</param>
    public static int Of(string payload)
    {
        if (!System.Text.Ascii.IsValid(payload))
            return QrMatrix.Encode(payload).Size;
        var capacities = !payload.AsSpan().ContainsAnyExceptInRange('0', '9') ? Digits
            : payload.AsSpan().ContainsAnyExcept(Alphanumeric) ? Bytes
            : Alphanumerics;
        var version = 1;
        while (capacities[version - 1] < payload.Length)
            version++;
        return 17 + (4 * version);
    }
}

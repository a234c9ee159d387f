using System.Collections;
using QRCoder;

namespace LabelHub.Rendering.Raster;

/// <summary>The modules of a QR code at error correction level M, without its quiet zone.</summary>
public sealed class QrMatrix
{
    /// <summary>Longest payload in UTF-16 units; an address of a trace page has about 40.</summary>
    public const int MaxPayloadLength = 300;

    /// <summary>Modules of white on each side that readers need.</summary>
    public const int QuietZone = 4;

    private readonly List<BitArray> _rows;

    private QrMatrix(List<BitArray> rowsWithQuietZone) => _rows = rowsWithQuietZone;

    /// <summary>Modules a side, without the quiet zone.</summary>
    public int Size => _rows.Count - (2 * QuietZone);

    /// <summary>True for a black module.</summary>
    public bool this[int x, int y]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            ArgumentOutOfRangeException.ThrowIfNegative(y);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Size);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Size);
            return _rows[y + QuietZone][x + QuietZone];
        }
    }

    public static QrMatrix Encode(string payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(payload);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, MaxPayloadLength, nameof(payload));
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(payload, QRCodeGenerator.ECCLevel.M);
        return new QrMatrix(data.ModuleMatrix);
    }
}

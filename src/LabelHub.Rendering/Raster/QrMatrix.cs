using LabelHub.Rendering.Raster.Qr;

namespace LabelHub.Rendering.Raster;

/// <summary>The modules of a QR code at error correction level M, without its quiet zone.</summary>
public sealed class QrMatrix
{
    /// <summary>Longest payload in UTF-16 units; an address of a trace page has about 40.</summary>
    public const int MaxPayloadLength = 300;

    /// <summary>Modules of white on each side that readers need.</summary>
    public const int QuietZone = 4;

    private readonly UInt128[] _rows;

    private QrMatrix(UInt128[] rows) => _rows = rows;

    /// <summary>Modules a side, without the quiet zone.</summary>
    public int Size => _rows.Length;

    /// <summary>True for a black module.</summary>
    public bool this[int x, int y]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            ArgumentOutOfRangeException.ThrowIfNegative(y);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Size);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Size);
            return (_rows[y] >> x & 1) != 0;
        }
    }

    /// <summary>The shortest code that holds a payload of 1 to <see cref="MaxPayloadLength"/> UTF-16 units.</summary>
    public static QrMatrix Encode(string payload)
    {
        RefuseImpossible(payload);
        return new QrMatrix(QrEncoder.Encode(payload));
    }

    /// <summary>Modules a side that the code of a payload will have: planning costs no encoding.</summary>
    public static int SizeOf(string payload)
    {
        RefuseImpossible(payload);
        return QrEncoder.SizeOf(payload);
    }

    /// <summary>A row of modules; bit x is column x, black = 1.</summary>
    internal UInt128 Row(int y) => _rows[y];

    private static void RefuseImpossible(string payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(payload);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, MaxPayloadLength, nameof(payload));
    }
}

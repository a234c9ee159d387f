using System.Buffers;
using System.Text;

namespace LabelHub.Rendering.Raster.Qr;

/// <summary>How a payload is written; the value is the mode indicator of ISO/IEC 18004.</summary>
internal enum QrMode
{
    Digits = 1,
    Alphanumeric = 2,
    Bytes = 4,
}

/// <summary>A payload in the shortest single mode that has all of its characters.</summary>
internal readonly ref struct QrText
{
    private const string AlphanumericOrder = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static readonly SearchValues<char> Alphanumerics = SearchValues.Create(AlphanumericOrder);
    private readonly string _payload;

    public QrText(string payload)
    {
        _payload = payload;
        Mode = !payload.AsSpan().ContainsAnyExceptInRange('0', '9') ? QrMode.Digits
            : payload.AsSpan().ContainsAnyExcept(Alphanumerics) ? QrMode.Bytes
            : QrMode.Alphanumeric;
        // The standard's own meaning of a byte is Latin-1; what that lacks, readers take for UTF-8.
        Count = Mode == QrMode.Bytes && !IsLatin1 ? Encoding.UTF8.GetByteCount(payload) : payload.Length;
    }

    public QrMode Mode { get; }

    /// <summary>Characters, or bytes in byte mode.</summary>
    public int Count { get; }

    /// <summary>Bits without mode indicator and count.</summary>
    public int DataBits => Mode switch
    {
        QrMode.Digits => ((Count * 10) + 2) / 3,
        QrMode.Alphanumeric => ((Count * 11) + 1) / 2,
        _ => Count * 8,
    };

    /// <summary>Bits of the count, which grow with the version.</summary>
    public int CountBits(int version) => (Mode, version) switch
    {
        (QrMode.Digits, _) => version < 10 ? 10 : 12,
        (QrMode.Alphanumeric, _) => version < 10 ? 9 : 11,
        _ => version < 10 ? 8 : 16,
    };

    private bool IsLatin1 => !_payload.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF');

    public void WriteTo(ref QrBits bits)
    {
        switch (Mode)
        {
            case QrMode.Digits: WriteDigits(ref bits); break;
            case QrMode.Alphanumeric: WriteAlphanumerics(ref bits); break;
            default: WriteBytes(ref bits); break;
        }
    }

    private void WriteDigits(ref QrBits bits)
    {
        for (var i = 0; i < _payload.Length; i += 3)
        {
            var group = 0;
            var length = Math.Min(3, _payload.Length - i);
            foreach (var digit in _payload.AsSpan(i, length))
                group = (group * 10) + digit - '0';
            bits.Write(group, (length * 3) + 1);
        }
    }

    private void WriteAlphanumerics(ref QrBits bits)
    {
        for (var i = 0; i + 1 < _payload.Length; i += 2)
            bits.Write((AlphanumericOrder.IndexOf(_payload[i]) * 45) + AlphanumericOrder.IndexOf(_payload[i + 1]), 11);
        if (_payload.Length % 2 == 1)
            bits.Write(AlphanumericOrder.IndexOf(_payload[^1]), 6);
    }

    private void WriteBytes(ref QrBits bits)
    {
        Span<byte> bytes = stackalloc byte[Count];
        (IsLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetBytes(_payload, bytes);
        foreach (var value in bytes)
            bits.Write(value, 8);
    }
}

namespace LabelHub.Rendering.Printers;

/// <summary>CRC-16 of polynomial 0x1021 from 0, not reflected (XMODEM): Zebra's check sum over the base64 text of a picture.</summary>
internal static class Crc16
{
    private const ushort Polynomial = 0x1021;

    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(OfByte)];

    public static ushort Compute(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (var b in bytes)
            crc = (ushort)((crc << 8) ^ Table[(crc >> 8) ^ b]);
        return crc;
    }

    private static ushort OfByte(int value)
    {
        var crc = (ushort)(value << 8);
        for (var bit = 0; bit < 8; bit++)
            crc = (ushort)((crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ Polynomial);
        return crc;
    }
}

namespace LabelHub.Rendering.Raster.Qr;

/// <summary>Bits written into codewords one after the other, the highest first. The codewords must start as zeros.</summary>
internal ref struct QrBits(Span<byte> codewords)
{
    private readonly Span<byte> _codewords = codewords;
    private int _length;

    public void Write(int value, int bits)
    {
        for (var left = bits; left > 0;)
        {
            var free = 8 - (_length & 7);
            var taken = Math.Min(free, left);
            left -= taken;
            var part = (value >> left) & ((1 << taken) - 1);
            _codewords[_length >> 3] |= (byte)(part << (free - taken));
            _length += taken;
        }
    }

    /// <summary>The terminator, zeros to the codeword's end, and the standard's filling to the last codeword.</summary>
    public readonly void Close()
    {
        var used = Math.Min(_length + 4, _codewords.Length * 8);
        for (var i = (used + 7) / 8; i < _codewords.Length; i++)
            _codewords[i] = (byte)((i - ((used + 7) / 8)) % 2 == 0 ? 0xEC : 0x11);
    }
}

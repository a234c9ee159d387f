using System.Globalization;
using System.Text;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Reads a printer's bytes from the front: words, lines and counted blocks.</summary>
internal sealed class ByteReader(byte[] bytes)
{
    private int _at;

    public bool IsAtEnd => _at == bytes.Length;

    public byte Next() => bytes[_at++];

    public bool TrySkip(string ascii)
    {
        if (!bytes.AsSpan(_at).StartsWith(Encoding.ASCII.GetBytes(ascii)))
            return false;
        _at += ascii.Length;
        return true;
    }

    public void Expect(string ascii) => Assert.True(TrySkip(ascii), $"'{ascii}' should stand at byte {_at}.");

    /// <summary>The text before a mark; reading goes on behind it.</summary>
    public string Until(string mark)
    {
        var length = bytes.AsSpan(_at).IndexOf(Encoding.ASCII.GetBytes(mark));
        Assert.True(length >= 0, $"No '{mark}' after byte {_at}.");
        var text = Encoding.ASCII.GetString(bytes, _at, length);
        _at += length + mark.Length;
        return text;
    }

    public int Number(string endMark) => int.Parse(Until(endMark), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public byte[] Block(int length)
    {
        _at += length;
        return bytes[(_at - length).._at];
    }
}

using System.Globalization;
using System.Text;

namespace LabelHub.Rendering.Tests.Printers;

/// <summary>Reads a printer's bytes from the front: words, lines and counted blocks.</summary>
internal sealed class ByteReader(byte[] bytes)
{
    private int _at;

    public bool IsAtEnd => _at == bytes.Length;

    public int Position => _at;

    public byte Next() => Block(1)[0];

    public bool TrySkip(string ascii)
    {
        if (!bytes.AsSpan(_at).StartsWith(Encoding.ASCII.GetBytes(ascii)))
            return false;
        _at += ascii.Length;
        return true;
    }

    public void Expect(string ascii) => PrinterRefusal.Unless(TrySkip(ascii), $"{PrinterRefusal.Shown(ascii)} should stand at byte {_at}");

    /// <summary>The text before a mark; reading goes on behind it.</summary>
    public string Until(string mark)
    {
        var length = bytes.AsSpan(_at).IndexOf(Encoding.ASCII.GetBytes(mark));
        PrinterRefusal.Unless(length >= 0, $"no {PrinterRefusal.Shown(mark)} after byte {_at}");
        var text = Encoding.ASCII.GetString(bytes, _at, length);
        _at += length + mark.Length;
        return text;
    }

    /// <summary>A command's line: printable signs up to its end, and no other kind of end within.</summary>
    public string Line(string end)
    {
        var start = _at;
        var line = Until(end);
        PrinterRefusal.Unless(line.All(c => c is >= ' ' and <= '~'), $"the line at byte {start} holds what is no text");
        return line;
    }

    /// <summary>Digits and nothing else, up to a mark.</summary>
    public int Number(string endMark)
    {
        var start = _at;
        var isNumber = int.TryParse(Until(endMark), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        PrinterRefusal.Unless(isNumber, $"no number at byte {start}");
        return number;
    }

    public byte[] Block(int length)
    {
        PrinterRefusal.Unless(length <= bytes.Length - _at, $"{length} bytes promised at byte {_at}, {bytes.Length - _at} there");
        _at += length;
        return bytes[(_at - length).._at];
    }
}

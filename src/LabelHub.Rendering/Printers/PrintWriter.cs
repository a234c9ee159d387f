using System.Buffers;
using System.Text;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Printers;

/// <summary>Writes a print stream and cuts it into segments on the way.</summary>
internal sealed class PrintWriter(PrinterSettings settings, int sizeHint)
{
    private readonly List<PrintSegment> _segments = [];
    private readonly string _lineEnd = settings.LineEnd == LineEnd.Lf ? "\n" : "\r\n";
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(sizeHint);
    private int _start;

    public int Length { get; private set; }

    public void Text(string ascii)
    {
        if (Ascii.FromUtf16(ascii, Take(ascii.Length), out _) != OperationStatus.Done)
            throw new ArgumentException("Commands are written in ASCII.", nameof(ascii));
    }

    public void Line(string ascii = "")
    {
        Text(ascii);
        Text(_lineEnd);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Rows as they are, or with black and white changed over.</summary>
    public void Rows(ReadOnlySpan<byte> rows, bool invert)
    {
        if (invert)
            BitInversion.Invert(rows, Take(rows.Length));
        else
            Raw(rows);
    }

    /// <summary>Rows as upper-case hexadecimal digits.</summary>
    public void Hex(ReadOnlySpan<byte> rows, bool invert) => Text(Convert.ToHexString(invert ? Turned(rows, invert) : rows));

    /// <summary>A copy of the rows, with black and white changed over where asked.</summary>
    public static byte[] Turned(ReadOnlySpan<byte> rows, bool invert)
    {
        var copy = rows.ToArray();
        if (invert)
            BitInversion.Invert(rows, copy);
        return copy;
    }

    /// <summary>A command for each band of a picture. The first one's head still belongs to the header.</summary>
    /// <param name="label">The picture.</param>
    /// <param name="mostRows">Rows of one command.</param>
    /// <param name="head">What stands before the dots of so many rows from a row on.</param>
    /// <param name="dots">Writes the dots of these rows.</param>
    /// <param name="foot">What stands between the dots and the line's end.</param>
    public void Bands(LabelPicture label, int mostRows, Func<int, int, string> head, Action<int, int> dots, string foot = "")
    {
        var bands = label.Bands(mostRows).ToArray();
        for (var i = 0; i < bands.Length; i++)
        {
            var (y, rows) = bands[i];
            Text(head(y, rows));
            if (i == 0)
                EndHeader();
            dots(y, rows);
            EndBand(isLast: i == bands.Length - 1);
            Line(foot);
        }

        if (bands.Length == 0)
            EndHeader();
    }

    public void EndHeader() => End(SegmentKind.Header, settings.PauseAfterHeaderMs, SegmentAwait.Nothing);

    /// <summary>Ends a band; the segment goes on while it is short, for every segment costs a pause.</summary>
    public void EndBand(bool isLast)
    {
        if (isLast || Length - _start >= settings.PauseEveryBytes)
            End(SegmentKind.Bitmap, settings.PauseAfterBitmapMs, SegmentAwait.Nothing);
    }

    /// <param name="pauseMs">The time that printing takes; 0 after the last.</param>
    public void EndPrint(int pauseMs) =>
        End(SegmentKind.Print, pauseMs, settings.AnswersStatus ? SegmentAwait.Ready : SegmentAwait.Nothing);

    /// <summary>What was written. The writer is done then.</summary>
    public PrintData Finish()
    {
        var data = new PrintData(_bytes[..Length], _segments);
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
        return data;
    }

    /// <summary>The next so many bytes, to be filled.</summary>
    private Span<byte> Take(int count)
    {
        if (count > _bytes.Length - Length)
            Grow(Length + count);
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    private void Grow(int needed)
    {
        var bigger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _bytes.Length));
        _bytes.AsSpan(0, Length).CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = bigger;
    }

    private void End(SegmentKind kind, int pauseMs, SegmentAwait awaits)
    {
        if (Length == _start)
            return;
        _segments.Add(new PrintSegment(_start, Length - _start, kind, pauseMs, awaits));
        _start = Length;
    }
}

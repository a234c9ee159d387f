namespace LabelHub.Rendering.Printers;

/// <summary>What a stretch of a print stream is.</summary>
public enum SegmentKind
{
    /// <summary>Settings and the head of the first picture command.</summary>
    Header,

    /// <summary>The picture, or bands of it with the commands that place them.</summary>
    Bitmap,

    /// <summary>What makes the paper move.</summary>
    Print,
}

/// <summary>What the phone should wait for after a segment, beside its pause.</summary>
public enum SegmentAwait
{
    Nothing,

    /// <summary>Until the printer, asked for its status, says that it is ready.</summary>
    Ready,
}

/// <summary>A stretch of a print stream that is sent in one go. Segments lie one after the other, without holes.</summary>
/// <param name="Offset">From the stream's first byte.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="PauseAfterMs">How long to let the printer work before the next one.</param>
/// <param name="Awaits">What to wait for after the pause.</param>
public sealed record PrintSegment(int Offset, int Length, SegmentKind Kind, int PauseAfterMs, SegmentAwait Awaits);

/// <summary>A printer's bytes and how to send them.</summary>
public sealed record PrintData(byte[] Bytes, IReadOnlyList<PrintSegment> Segments);

/// <summary>A printer's data, or why there is none.</summary>
public abstract record PrintOutcome
{
    private PrintOutcome()
    {
    }

    /// <summary>The bytes for the printer.</summary>
    public sealed record Encoded(PrintData Data) : PrintOutcome;

    /// <summary>The label is wider than the head; its edge would be cut off.</summary>
    public sealed record HeadTooNarrow(int LabelDots, int HeadDots) : PrintOutcome;

    /// <summary>The offsets would push ink over the edge of the head or of the label.</summary>
    public sealed record InkOffTheEdge : PrintOutcome;

    /// <summary>So many copies are not printed in one job; this many are.</summary>
    public sealed record TooManyCopies(int Most) : PrintOutcome;

    /// <summary>The language does not take these settings.</summary>
    public sealed record BadSettings(IReadOnlyList<SettingProblem> Problems) : PrintOutcome;
}

namespace LabelHub.Domain.Claims.Matching;

/// <summary>Receives the patterns an <see cref="Automaton"/> finds; a struct, so that the scan inlines it.</summary>
public interface IMatchSink
{
    /// <param name="pattern">The pattern's number, as given to <see cref="Automaton.Build"/>.</param>
    /// <param name="end">The index just past its last character.</param>
    void Match(int pattern, int end);
}

/// <summary>
/// Aho–Corasick as one deterministic table: every overlapping occurrence of every pattern, in one pass, in time linear
/// in the text and the number of matches. Immutable; share one.
/// </summary>
/// <remarks>
/// The state after a character is the longest suffix read so far that begins a pattern. One character of it is known
/// from the text itself, so only states of two and more characters are kept: as the offset of their row in
/// <c>slots</c>, where rows lie interleaved. A slot names the row that owns it, the next state and the list of
/// patterns that end there. What a state's row does not own is looked up in the row of the last character, and what
/// that does not own is a fresh start; both look-ups wait for nothing, which is what makes the scan fast.
/// </remarks>
public sealed class Automaton
{
    internal const int OutputBits = 20;
    internal const int StateBits = 22;
    private const int OwnerShift = StateBits + OutputBits;
    private const ulong StateMask = (1UL << StateBits) - 1;
    private const ulong OutputMask = (1UL << OutputBits) - 1;

    private readonly ushort[] _classOf;
    private readonly ulong[] _slots;
    private readonly int[] _rowOfClass;
    private readonly ulong[] _fresh;
    private readonly int[] _outputStart;
    private readonly int[] _outputs;

    internal Automaton(ushort[] classOf, ulong[] slots, int[] rowOfClass, ulong[] fresh, int[] outputStart, int[] outputs)
    {
        _classOf = classOf;
        _slots = slots;
        _rowOfClass = rowOfClass;
        _fresh = fresh;
        _outputStart = outputStart;
        _outputs = outputs;
    }

    /// <summary>The bytes its tables take.</summary>
    public long TableBytes =>
        (_classOf.Length * 2L)
            + ((_slots.Length + _fresh.Length) * 8L)
            + ((_rowOfClass.Length + _outputStart.Length + _outputs.Length) * 4L);

    /// <summary>Compiles patterns; a pattern's number is its index. Empty and repeated patterns are refused.</summary>
    public static Automaton Build(IReadOnlyList<string> patterns) => AutomatonBuilder.Build(patterns);

    /// <summary>Reports every occurrence of every pattern, by the place where it ends.</summary>
    public void Scan<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        var (classes, slots, rows, fresh) = (_classOf, _slots, _rowOfClass, _fresh);
        var state = 0UL;
        var last = 0UL;
        for (var i = 0; i < text.Length; i++)
        {
            var c = classes[text[i]];
            var longer = slots[(int)state + c];
            var pair = slots[(int)last + c];
            var slot = pair >> OwnerShift == last ? pair : fresh[c];
            slot = longer >> OwnerShift == state ? longer : slot;
            last = (uint)rows[c];
            state = (slot >> OutputBits) & StateMask;
            if ((slot & OutputMask) != 0)
                Report((int)(slot & OutputMask), i + 1, ref sink);
        }
    }

    internal static ulong Slot(int owner, int next, int output) =>
        ((ulong)(uint)owner << OwnerShift) | ((ulong)(uint)next << OutputBits) | (uint)output;

    private void Report<TSink>(int output, int end, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        for (var i = _outputStart[output]; i < _outputStart[output + 1]; i++)
            sink.Match(_outputs[i], end);
    }
}

using System.Text.Json;

namespace LabelHub.FakeWeChat.State;

/// <summary>One call as it was seen, without its secret.</summary>
/// <param name="Seq">Counts from 1.</param>
/// <param name="At">By the fake's clock.</param>
/// <param name="Api">The last part of the path.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Parameters">Query or body; the secret only as right or wrong.</param>
/// <param name="Headers">The names of the headers that came.</param>
/// <param name="OpenId">Who it was about, where known.</param>
/// <param name="ErrorCode">What was decided; null when a fault kept it from being looked at.</param>
/// <param name="Committed">Whether it had its effect.</param>
/// <param name="Fault">The fault that hit it.</param>
internal sealed record JournalEntry(
    long Seq,
    DateTimeOffset At,
    string Api,
    string Method,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<string> Headers,
    string? OpenId,
    int? ErrorCode,
    bool Committed,
    string? Fault);

/// <summary>
/// What happened, for tests to read. With a file each line is on the disk before the caller gets its answer, so that
/// killing whatever is tested, or the fake itself, loses no evidence.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const int Kept = 100_000;

    private readonly Lock _gate = new();
    private readonly Queue<JournalEntry> _entries = new();
    private readonly FileStream? _file;
    private long _last;

    public Journal(FakeSettings settings) =>
        _file = settings.Journal is { } path ? new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read) : null;

    public void Write(Func<long, JournalEntry> make)
    {
        lock (_gate)
        {
            var entry = make(++_last);
            if (_entries.Count == Kept)
                _entries.Dequeue();
            _entries.Enqueue(entry);
            if (_file is null)
                return;
            JsonSerializer.Serialize(_file, entry, JsonSerializerOptions.Web);
            _file.WriteByte((byte)'\n');
            _file.Flush(flushToDisk: true);
        }
    }

    public IReadOnlyList<JournalEntry> Read()
    {
        lock (_gate)
            return [.. _entries];
    }

    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
    }

    public void Dispose() => _file?.Dispose();
}

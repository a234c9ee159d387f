using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace LabelHub.FakeWeChat.State;

/// <summary>
/// A clock that several processes read from one file: a bench or a test sets its speed and its time, the fake and
/// LabelHub.FastHost follow at once. Its timers run at its speed. The program that is shipped does not know it.
/// </summary>
public sealed class SharedClock : TimeProvider, IDisposable
{
    private const int Size = 5 * sizeof(long);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Lock _writing = new();

    private SharedClock(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, Size);
        _view = _file.CreateViewAccessor(0, Size);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many seconds of this clock go by in one of the world's.</summary>
    public double Rate
    {
        get => Read().Rate;
        set => Write(now => now with { Rate = value });
    }

    /// <summary>A new clock that shows this time, at the world's pace.</summary>
    public static SharedClock Create(string path, DateTimeOffset time)
    {
        var clock = new SharedClock(path);
        clock.Write(_ => new Reading(Stopwatch.GetTimestamp(), time.UtcTicks, 0, 1));
        return clock;
    }

    /// <summary>The clock in a file that somebody else made.</summary>
    public static SharedClock Open(string path) =>
        File.Exists(path) ? new SharedClock(path) : throw new FileNotFoundException("There is no clock in this file.", path);

    /// <summary>Puts the time of day forward or back, as somebody setting a clock does; what is timed goes on as before.</summary>
    public void Jump(TimeSpan by) => Write(now => now with { UtcTicks = now.UtcTicks + by.Ticks });

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Read().Now().UtcTicks, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Read().Now().Elapsed;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SharedClockTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>The first number is odd while the others are being written.</summary>
    private Reading Read()
    {
        while (true)
        {
            var before = Volatile(0);
            var reading = new Reading(Volatile(1), Volatile(2), Volatile(3), BitConverter.Int64BitsToDouble(Volatile(4)));
            if (before % 2 == 0 && before == Volatile(0))
                return reading;
        }
    }

    private void Write(Func<Reading, Reading> change)
    {
        lock (_writing)
        {
            var version = Volatile(0);
            var next = change(version == 0 ? default : Read().Now());
            Put(0, version + 1);
            Put(1, next.At);
            Put(2, next.UtcTicks);
            Put(3, next.Elapsed);
            Put(4, BitConverter.DoubleToInt64Bits(next.Rate));
            Put(0, version + 2);
        }
    }

    private long Volatile(int field)
    {
        Interlocked.MemoryBarrier();
        return _view.ReadInt64(field * sizeof(long));
    }

    private void Put(int field, long value)
    {
        _view.Write(field * sizeof(long), value);
        Interlocked.MemoryBarrier();
    }

    /// <summary>What the clock showed when the world's steady clock, which all processes of a machine share, stood at <c>At</c>.</summary>
    private readonly record struct Reading(long At, long UtcTicks, long Elapsed, double Rate)
    {
        public Reading Now()
        {
            var now = Stopwatch.GetTimestamp();
            var passed = (long)(Stopwatch.GetElapsedTime(At, now).Ticks * Rate);
            return new Reading(now, UtcTicks + passed, Elapsed + passed, Rate);
        }
    }
}

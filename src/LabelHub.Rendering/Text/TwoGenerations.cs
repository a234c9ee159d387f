using System.Collections.Concurrent;

namespace LabelHub.Rendering.Text;

/// <summary>
/// What was used lately, by key. When the young generation is full it becomes the old one and what is still used moves over, so
/// at most twice the limits are held and a lookup takes no lock.
/// </summary>
internal sealed class TwoGenerations<TKey, TValue>(int most, long mostBytes = long.MaxValue, Func<TValue, int>? bytesOf = null)
    where TKey : notnull
    where TValue : class
{
    private Generation _young = new();
    private Generation _old = new();

    public int Count => _young.Values.Count + _old.Values.Count;

    public TValue? Find(TKey key)
    {
        var young = Volatile.Read(ref _young);
        if (young.Values.TryGetValue(key, out var value))
            return value;
        if (Volatile.Read(ref _old).Values.TryGetValue(key, out value))
            Add(young, key, value);
        return value;
    }

    public void Add(TKey key, TValue value) => Add(Volatile.Read(ref _young), key, value);

    private void Add(Generation young, TKey key, TValue value)
    {
        if (!young.Values.TryAdd(key, value))
            return;
        var count = Interlocked.Increment(ref young.Count);
        var bytes = Interlocked.Add(ref young.Bytes, bytesOf?.Invoke(value) ?? 0);
        if (count < most && bytes < mostBytes)
            return;
        if (Interlocked.CompareExchange(ref _young, new Generation(), young) == young)
            Volatile.Write(ref _old, young);
    }

    private sealed class Generation
    {
        public int Count;
        public long Bytes;

        public ConcurrentDictionary<TKey, TValue> Values { get; } = new();
    }
}

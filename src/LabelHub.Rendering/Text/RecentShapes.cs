using System.Collections.Concurrent;

namespace LabelHub.Rendering.Text;

/// <summary>
/// Shaped short texts by text and style: captions come back on every label. What comes for the first time is only noted,
/// for numbers and dates hardly ever come again. Kept in two generations: when the young one is full it becomes the old one
/// and what is still used moves over, so at most twice the limit is held and a lookup takes no lock.
/// </summary>
internal sealed class RecentShapes(int generationTexts)
{
    /// <summary>UTF-16 units of the longest text kept; longer ones are hardly ever the same twice.</summary>
    public const int LongestText = 16;

    /// <summary>Hashes of what came lately, each at the place its last bits name. Threads may overwrite each other's.</summary>
    private readonly int[] _noted = new int[4096];

    private Generation _young = new();
    private Generation _old = new();

    public int Count => _young.Shapes.Count + _old.Shapes.Count;

    public ShapedText? Find(string text, TextStyle style)
    {
        var young = Volatile.Read(ref _young);
        if (young.Shapes.TryGetValue((text, style), out var shape))
            return shape;
        if (Volatile.Read(ref _old).Shapes.TryGetValue((text, style), out shape))
            Add(young, shape);
        return shape;
    }

    /// <summary>Keeps a shape, if its text came in this style before.</summary>
    public void Add(ShapedText shape)
    {
        var hash = HashCode.Combine(shape.Text, shape.Style);
        ref var noted = ref _noted[hash & (_noted.Length - 1)];
        if (noted == hash)
            Add(Volatile.Read(ref _young), shape);
        noted = hash;
    }

    private void Add(Generation young, ShapedText shape)
    {
        if (!young.Shapes.TryAdd((shape.Text, shape.Style), shape) || Interlocked.Increment(ref young.Count) < generationTexts)
            return;
        if (Interlocked.CompareExchange(ref _young, new Generation(), young) == young)
            Volatile.Write(ref _old, young);
    }

    private sealed class Generation
    {
        public int Count;

        public ConcurrentDictionary<(string Text, TextStyle Style), ShapedText> Shapes { get; } = new();
    }
}

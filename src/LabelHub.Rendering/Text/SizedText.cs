namespace LabelHub.Rendering.Text;

/// <summary>A text with its shapes in the styles it was last asked for. Threads may share it.</summary>
public sealed class SizedText(string text, ITextShaper shaper)
{
    /// <summary>One label asks for a few; the texts of all labels together must stay bounded.</summary>
    private const int MostShapes = 8;

    // Replaced, never changed: two threads that add at once lose one of theirs, which is shaped again when it is wanted.
    private ShapedText[] _shapes = [];

    public string Text => text;

    /// <summary>The shape in a style.</summary>
    public ShapedText In(TextStyle style)
    {
        var known = Volatile.Read(ref _shapes);
        foreach (var shape in known)
        {
            if (shape.Style == style)
                return shape;
        }

        var anew = known.Length > 0 ? shaper.Resize(known[^1], style) : shaper.Shape(text, style);
        Volatile.Write(ref _shapes, [.. known.AsSpan(known.Length < MostShapes ? 0 : 1), anew]);
        return anew;
    }
}

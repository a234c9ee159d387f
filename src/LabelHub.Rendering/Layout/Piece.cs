using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>A stretch of one block in one style, shaped as a whole; keeps its shapes by size.</summary>
internal sealed class Piece(LabelBlock block, TextRole role, string text, int start)
{
    private readonly List<ShapedText> _shapes = new(4);

    public LabelBlock Block => block;

    public TextRole Role => role;

    /// <summary>Index of its first character in the paragraph.</summary>
    public int Start => start;

    public int End => start + text.Length;

    public ShapedText Shape(ITextShaper shaper, TextStyle style)
    {
        foreach (var known in _shapes)
        {
            if (known.Style == style)
                return known;
        }

        var shape = shaper.Shape(text, style);
        _shapes.Add(shape);
        return shape;
    }
}

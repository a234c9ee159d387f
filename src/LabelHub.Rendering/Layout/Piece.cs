using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>A stretch of one block in one style, shaped as a whole; keeps its shapes by size.</summary>
internal sealed class ShapedWords(LabelBlock block, TextRole role, string words)
{
    private readonly List<ShapedText> _shapes = new(4);

    public LabelBlock Block => block;

    public TextRole Role => role;

    public string Words => words;

    public ShapedText Shape(ITextShaper shaper, TextStyle style)
    {
        foreach (var known in _shapes)
        {
            if (known.Style == style)
                return known;
        }

        var shape = _shapes.Count > 0 ? shaper.Resize(_shapes[0], style) : shaper.Shape(words, style);
        _shapes.Add(shape);
        return shape;
    }
}

/// <summary>Words at their place in a paragraph.</summary>
/// <param name="Words">Shared by all paragraphs that have them.</param>
/// <param name="Start">Index of its first character in the paragraph.</param>
internal readonly record struct Piece(ShapedWords Words, int Start)
{
    public int End => Start + Words.Words.Length;

    public LabelBlock Block => Words.Block;

    public TextRole Role => Words.Role;
}

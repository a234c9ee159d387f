using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>A stretch of one block in one style.</summary>
internal sealed class ShapedWords(LabelBlock block, TextRole role, string words)
{
    private SizedText? _sized;

    public LabelBlock Block => block;

    public TextRole Role => role;

    public string Words => words;

    /// <summary>Its shape in a style, shaped as a whole.</summary>
    public ShapedText Shape(ITextShaper shaper, TextStyle style) => (_sized ??= shaper.Sized(words)).In(style);
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

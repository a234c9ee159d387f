using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Text;

/// <summary>One glyph of a shaped text, on whole dots.</summary>
/// <param name="GlyphId">The glyph in the face of the style's weight.</param>
/// <param name="Em">Its size in dots.</param>
/// <param name="Cluster">Index of its first UTF-16 unit in the text.</param>
/// <param name="Advance">Pen movement in dots, kerning included.</param>
/// <param name="OffsetX">Dots right of the pen.</param>
/// <param name="OffsetY">Dots above the baseline.</param>
public readonly record struct ShapedGlyph(uint GlyphId, int Em, int Cluster, int Advance, int OffsetX, int OffsetY);

/// <summary>A text turned into glyphs, in one line. Layout measures the very advances that the painter uses.</summary>
/// <param name="Text">What was shaped.</param>
/// <param name="Style">How.</param>
/// <param name="Glyphs">In the order of the text; clusters never decrease.</param>
public sealed record ShapedText(string Text, TextStyle Style, IReadOnlyList<ShapedGlyph> Glyphs)
{
    private readonly ShapedGlyph[] _glyphs = Glyphs as ShapedGlyph[] ?? [.. Glyphs];
    private CharacterBox[]? _boxes;

    /// <summary>The sum of the advances.</summary>
    public int Width { get; } = WidthOf(Glyphs as ShapedGlyph[] ?? [.. Glyphs]);

    /// <summary>The same glyphs, for loops over all of them.</summary>
    internal ReadOnlySpan<ShapedGlyph> Span => _glyphs;

    /// <summary>What the shaper found before it knew the size, for the same text in another one.</summary>
    internal IReadOnlyList<ShapedRun> Runs { get; init; } = [];

    /// <summary>What each character takes up, nothing squeezed; measured on the real dots when first asked for.</summary>
    internal ReadOnlySpan<CharacterBox> Boxes(IGlyphMasks masks) => _boxes ??= CharacterBoxes.Of(this, masks);

    private static int WidthOf(ShapedGlyph[] glyphs)
    {
        var width = 0;
        foreach (ref readonly var glyph in glyphs.AsSpan())
            width += glyph.Advance;
        return width;
    }
}

/// <summary>Shapes and measures text: the real engine, or a fake with square characters in layout tests.</summary>
public interface ITextShaper
{
    /// <summary>Shapes one line; line feeds and other controls must be taken out before.</summary>
    ShapedText Shape(string text, TextStyle style);

    /// <summary>A text to be shaped in several styles; a shaper may remember those that come often.</summary>
    SizedText Sized(string text) => new(text, this);

    /// <summary>The same as <see cref="Shape"/> of a text that is known in another size; quicker where the shaper can use that.</summary>
    ShapedText Resize(ShapedText known, TextStyle style) => Shape(known.Text, style);

    /// <summary>The line metrics of a style.</summary>
    LineMetrics Metrics(TextStyle style);

    /// <summary>The characters of a text that the face cannot draw, each once, in order; empty when all can be drawn.</summary>
    IReadOnlyList<string> MissingCharacters(string text);
}

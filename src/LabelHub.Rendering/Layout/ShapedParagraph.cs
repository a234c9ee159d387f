using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>The rows of ink of a line: above its baseline and below it.</summary>
internal readonly record struct InkRows(int Above, int Below)
{
    public InkRows Or(InkRows other) => new(Math.Max(Above, other.Above), Math.Max(Below, other.Below));
}

/// <summary>A paragraph in certain sizes: what its characters measure.</summary>
internal sealed class ShapedParagraph
{
    private readonly StyleSheet _styles;
    private readonly int[] _advances;
    private CharacterBox[]? _boxes;

    public ShapedParagraph(Paragraph paragraph, ITextShaper shaper, StyleSheet styles)
    {
        _styles = styles;
        Paragraph = paragraph;
        Shapes = new ShapedText[paragraph.Pieces.Count];
        _advances = new int[paragraph.Length];
        Breaks = paragraph.Breaks;
        for (var i = 0; i < Shapes.Length; i++)
            Measure(i, shaper);
        FillGaps((styles.Body + 1) / 2);
        foreach (var advance in _advances)
            Width += advance;
    }

    public Paragraph Paragraph { get; }

    public ShapedText[] Shapes { get; }

    /// <summary>Where it may be cut: the rules, and never inside what the font draws as one.</summary>
    public BreakKind[] Breaks { get; private set; }

    /// <summary>On one line, with nothing squeezed.</summary>
    public int Width { get; }

    /// <summary>The biggest ink height in it: what its lines are spaced by.</summary>
    public int InkHeight { get; private set; }

    /// <summary>The rows that no line of it leaves.</summary>
    public InkRows Limits { get; private set; }

    public bool HasSizesOf(StyleSheet styles)
    {
        foreach (var piece in Paragraph.Pieces)
        {
            if (styles.Of(piece.Role) != _styles.Of(piece.Role))
                return false;
        }

        return true;
    }

    /// <summary>What each character takes up; measured on the real dots when first asked for.</summary>
    public CharacterBox[] Boxes(IGlyphMasks masks) => _boxes ??= CharacterBoxes.Of(this, _advances, masks);

    /// <summary>The rows of ink of some of its characters.</summary>
    public InkRows Ink(IGlyphMasks masks, int start, int end)
    {
        var rows = default(InkRows);
        foreach (var box in Boxes(masks).AsSpan(start, end - start))
            rows = rows.Or(new InkRows(box.Above, box.Below));
        return rows;
    }

    /// <summary>White before its first ink that a line's start cuts off, or negative.</summary>
    public int Lead(IGlyphMasks masks) => Boxes(masks)[0].Lead;

    /// <summary>White after its last ink that a line's end cuts off, or negative.</summary>
    public int Trail(IGlyphMasks masks) => Boxes(masks)[^1].Trail;

    /// <summary>The rows of ink of all of it, on one line.</summary>
    public InkRows Ink(IGlyphMasks masks) => Ink(masks, 0, Paragraph.Length);

    private void Measure(int index, ITextShaper shaper)
    {
        var piece = Paragraph.Pieces[index];
        var style = _styles.Of(piece.Role);
        var shape = piece.Words.Shape(shaper, style);
        Shapes[index] = shape;
        InkHeight = Math.Max(InkHeight, style.InkHeight);
        var metrics = shaper.Metrics(style);
        Limits = Limits.Or(new InkRows(metrics.Ascent, metrics.Descent));
        var next = piece.Start;
        foreach (ref readonly var glyph in shape.Span)
        {
            var at = piece.Start + glyph.Cluster;
            _advances[at] += glyph.Advance;
            Join(next, at);
            next = Math.Max(next, at + 1);
        }

        Join(next, piece.End);
    }

    /// <summary>Characters without a glyph of their own belong to the one before.</summary>
    private void Join(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Breaks[i] == BreakKind.Never)
                continue;
            if (ReferenceEquals(Breaks, Paragraph.Breaks))
                Breaks = [.. Breaks];
            Breaks[i] = BreakKind.Never;
        }
    }

    /// <summary>The spaces between fields that run on belong to no piece and so have no glyphs.</summary>
    private void FillGaps(int width)
    {
        var end = 0;
        foreach (var piece in Paragraph.Pieces)
        {
            _advances.AsSpan(end, piece.Start - end).Fill(width);
            end = piece.End;
        }
    }
}

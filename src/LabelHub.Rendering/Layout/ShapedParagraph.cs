using System.Runtime.InteropServices;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>The rows of ink of a line: above its baseline and below it.</summary>
internal readonly record struct InkRows(int Above, int Below)
{
    public InkRows Or(InkRows other) => new(Math.Max(Above, other.Above), Math.Max(Below, other.Below));
}

/// <summary>A line of a paragraph and its rows of ink.</summary>
internal readonly record struct ParagraphLine(BrokenLine Line, InkRows Ink);

/// <summary>A paragraph in certain sizes: what its characters measure.</summary>
internal sealed class ShapedParagraph
{
    private readonly StyleSheet _styles;
    private List<(int Start, int Width, ParagraphLine? Line)>? _lines;
    private CharacterBox[]? _boxes;
    private BreakKind[]? _breaks;
    private InkRows? _ink;
    private int? _needed;
    private ParagraphLine? _whole;

    public ShapedParagraph(Paragraph paragraph, ITextShaper shaper, StyleSheet styles)
    {
        _styles = styles;
        Paragraph = paragraph;
        Shapes = new ShapedText[paragraph.Pieces.Length];
        var gaps = paragraph.Length;
        for (var i = 0; i < Shapes.Length; i++)
        {
            var piece = paragraph.Pieces[i];
            Shapes[i] = piece.Words.Shape(shaper, styles.Of(piece.Role));
            Width += Shapes[i].Width;
            gaps -= piece.End - piece.Start;
        }

        Width += gaps * GapWidth;
        foreach (var role in paragraph.Roles)
        {
            var style = styles.Of(role);
            InkHeight = Math.Max(InkHeight, style.InkHeight);
            var metrics = shaper.Metrics(style);
            Limits = Limits.Or(new InkRows(metrics.Ascent, metrics.Descent));
        }
    }

    public Paragraph Paragraph { get; }

    public ShapedText[] Shapes { get; }

    /// <summary>On one line, with nothing squeezed.</summary>
    public int Width { get; }

    /// <summary>The biggest ink height in it: what its lines are spaced by.</summary>
    public int InkHeight { get; }

    /// <summary>The rows that no line of it leaves.</summary>
    public InkRows Limits { get; }

    /// <summary>Of a space between fields that run on.</summary>
    private int GapWidth => (_styles.Body + 1) / 2;

    public bool HasSizesOf(StyleSheet styles)
    {
        foreach (var role in Paragraph.Roles)
        {
            if (styles.Of(role) != _styles.Of(role))
                return false;
        }

        return true;
    }

    /// <summary>What each character takes up; measured on the real dots when first asked for.</summary>
    public CharacterBox[] Boxes(IGlyphMasks masks) => _boxes ??= ParagraphBoxes.Of(this, GapWidth, masks);

    /// <summary>The line from a character on that is not wider than this; null where not even that character fits.</summary>
    /// <remarks>Kept, because most attempts at a label ask for the same lines again.</remarks>
    public ParagraphLine? LineFrom(int start, int width, IGlyphMasks masks)
    {
        if (start == 0 && width >= (_needed ??= LineBreaker.WholeWidth(Boxes(masks), Paragraph.Classes)))
            return _whole ??= new ParagraphLine(Next(0, width, masks)!.Value, Ink(masks));
        foreach (ref readonly var known in CollectionsMarshal.AsSpan(_lines))
        {
            if (known.Start == start && known.Width == width)
                return known.Line;
        }

        ParagraphLine? found = Break(start, width, masks) is { } line ? new ParagraphLine(line, Ink(masks, start, line.End)) : null;
        (_lines ??= []).Add((start, width, found));
        return found;
    }

    /// <summary>White before its first ink that a line's start cuts off, or negative.</summary>
    public int Lead(IGlyphMasks masks) => Boxes(masks)[0].Lead;

    /// <summary>White after its last ink that a line's end cuts off, or negative.</summary>
    public int Trail(IGlyphMasks masks) => Boxes(masks)[^1].Trail;

    /// <summary>The rows of ink of all of it, on one line.</summary>
    public InkRows Ink(IGlyphMasks masks) => _ink ??= Ink(masks, 0, Paragraph.Length);

    private InkRows Ink(IGlyphMasks masks, int start, int end)
    {
        var rows = default(InkRows);
        foreach (ref readonly var box in Boxes(masks).AsSpan(start, end - start))
            rows = rows.Or(new InkRows(box.Above, box.Below));
        return rows;
    }

    /// <summary>A last line of one lonely character takes another one with it.</summary>
    private BrokenLine? Break(int start, int width, IGlyphMasks masks)
    {
        if (Next(start, width, masks) is not { } line)
            return null;
        if (line.Next >= Paragraph.Length || Next(line.Next, 2 * InkHeight, masks) is not { } rest || rest.Next < Paragraph.Length)
            return line;
        return Next(start, line.Width - 1, masks, width) is { Kind: BreakKind.First } shorter ? shorter : line;
    }

    private BrokenLine? Next(int start, int width, IGlyphMasks masks, int? wholeWidth = null)
    {
        var boxes = Boxes(masks);
        return LineBreaker.Next(_breaks ??= BreaksBetween(boxes), boxes, Paragraph.Classes, start, width, Paragraph.Brackets, wholeWidth);
    }

    /// <summary>Where it may be cut: the rules, and never inside what the font draws as one.</summary>
    private BreakKind[] BreaksBetween(CharacterBox[] boxes)
    {
        var breaks = Paragraph.Breaks;
        for (var i = 0; i < boxes.Length; i++)
        {
            if (!boxes[i].Joined || breaks[i] == BreakKind.Never)
                continue;
            if (ReferenceEquals(breaks, Paragraph.Breaks))
                breaks = [.. breaks];
            breaks[i] = BreakKind.Never;
        }

        return breaks;
    }
}

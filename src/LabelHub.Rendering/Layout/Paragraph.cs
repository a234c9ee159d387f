using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>A stretch of one block that is shaped as a whole, with its shapes so far by size.</summary>
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

/// <summary>Text that is broken into lines as one: a field, or several fields run on. Knows no sizes.</summary>
internal sealed class Paragraph
{
    /// <summary>Between fields that run on.</summary>
    private const string Separator = "  ";

    private readonly List<ShapedParagraph> _shapes = new(4);

    private Paragraph(IReadOnlyList<Piece> pieces, string text)
    {
        Pieces = pieces;
        Breaks = LineBreakRules.Of(text);
        Spaces = LineBreakRules.Spaces(text);
    }

    public IReadOnlyList<Piece> Pieces { get; }

    public BreakKind[] Breaks { get; }

    public bool[] Spaces { get; }

    public int Length => Breaks.Length;

    public LabelBlock Block => Pieces[0].Block;

    /// <summary>The block a character belongs to.</summary>
    public LabelBlock BlockAt(int index)
    {
        var i = Pieces.Count - 1;
        while (i > 0 && Pieces[i].Start > index)
            i--;
        return Pieces[i].Block;
    }

    /// <summary>One block by itself.</summary>
    public static Paragraph Of(LabelBlock block) => RunOn([block]);

    /// <summary>Blocks that follow one another on the same lines.</summary>
    public static Paragraph RunOn(IReadOnlyList<LabelBlock> blocks)
    {
        var pieces = new List<Piece>(blocks.Count + 1);
        var text = "";
        foreach (var block in blocks)
        {
            if (text.Length > 0)
                text += Separator;
            var role = RoleOf(block.Kind);
            if (role == TextRole.NetContent && block.Lead.Length > 0)
            {
                pieces.Add(new Piece(block, TextRole.Body, block.Lead, text.Length));
                pieces.Add(new Piece(block, role, block.Value, text.Length + block.Lead.Length));
            }
            else
            {
                pieces.Add(new Piece(block, role, block.Text, text.Length));
            }

            text += block.Text;
        }

        var paragraph = new Paragraph(pieces, text);
        foreach (var piece in pieces)
            paragraph.KeepTogether(piece);
        return paragraph;
    }

    public ShapedParagraph Shape(ITextShaper shaper, StyleSheet styles)
    {
        foreach (var known in _shapes)
        {
            if (known.HasSizesOf(styles))
                return known;
        }

        var shape = new ShapedParagraph(this, shaper, styles);
        _shapes.Add(shape);
        return shape;
    }

    /// <summary>A caption stays whole and with the first characters of its value; a date stays on one line.</summary>
    private void KeepTogether(Piece piece)
    {
        var start = piece.Start;
        var glued = piece.Block.Kind == LabelBlockKind.Date
            ? piece.End
            : Math.Min(piece.End, start + piece.Block.Lead.Length + (piece.Block.Lead.Length > 0 ? 2 : 0));
        for (var i = start + 1; i < glued; i++)
        {
            if (Breaks[i] == BreakKind.First)
                Breaks[i] = BreakKind.Second;
        }
    }

    private static TextRole RoleOf(LabelBlockKind kind) => kind switch
    {
        LabelBlockKind.Title => TextRole.Title,
        LabelBlockKind.RequiredWord or LabelBlockKind.DraftMark => TextRole.Tag,
        LabelBlockKind.NetContent => TextRole.NetContent,
        LabelBlockKind.Date => TextRole.Date,
        _ => TextRole.Body,
    };
}

/// <summary>A paragraph in certain sizes: what its characters measure.</summary>
internal sealed class ShapedParagraph
{
    private readonly StyleSheet _styles;

    public ShapedParagraph(Paragraph paragraph, ITextShaper shaper, StyleSheet styles)
    {
        _styles = styles;
        Paragraph = paragraph;
        Shapes = new ShapedText[paragraph.Pieces.Count];
        Advances = new int[paragraph.Length];
        Breaks = paragraph.Breaks;
        for (var i = 0; i < Shapes.Length; i++)
            Measure(i, shaper);
        for (var i = 0; i < Advances.Length; i++)
        {
            // Only the gaps between pieces have no glyphs.
            if (paragraph.Spaces[i] && Advances[i] == 0)
                Advances[i] = (styles.Body + 1) / 2;
            Width += Advances[i];
        }
    }

    public Paragraph Paragraph { get; }

    public ShapedText[] Shapes { get; }

    /// <summary>Dots each UTF-16 unit moves the pen.</summary>
    public int[] Advances { get; }

    /// <summary>Where it may be cut: the rules, and never inside what the font draws as one.</summary>
    public BreakKind[] Breaks { get; private set; }

    /// <summary>On one line.</summary>
    public int Width { get; }

    public int Ascent { get; private set; }

    public int Descent { get; private set; }

    public int LineHeight => Ascent + Descent;

    public bool HasSizesOf(StyleSheet styles)
    {
        foreach (var piece in Paragraph.Pieces)
        {
            if (styles.Of(piece.Role) != _styles.Of(piece.Role))
                return false;
        }

        return styles.Body == _styles.Body || Paragraph.Pieces.Count == 1;
    }

    private void Measure(int index, ITextShaper shaper)
    {
        var piece = Paragraph.Pieces[index];
        var style = _styles.Of(piece.Role);
        var shape = piece.Shape(shaper, style);
        Shapes[index] = shape;
        var metrics = shaper.Metrics(style);
        Ascent = Math.Max(Ascent, metrics.Ascent);
        Descent = Math.Max(Descent, metrics.Descent);
        var next = piece.Start;
        foreach (var glyph in shape.Glyphs)
        {
            var at = piece.Start + glyph.Cluster;
            Advances[at] += glyph.Advance;
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
}

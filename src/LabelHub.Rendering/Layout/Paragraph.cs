using System.Text;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>Text that is broken into lines as one: a field, or several fields run on. Knows no sizes.</summary>
internal sealed class Paragraph
{
    /// <summary>Between fields that run on.</summary>
    private const string Separator = "  ";

    private readonly List<ShapedParagraph> _shapes = new(4);

    private Paragraph(IReadOnlyList<Piece> pieces, string text)
    {
        Pieces = pieces;
        Text = text;
        Breaks = LineBreakRules.Of(text);
        Spaces = LineBreakRules.Spaces(text);
    }

    public IReadOnlyList<Piece> Pieces { get; }

    public string Text { get; }

    public BreakKind[] Breaks { get; }

    public bool[] Spaces { get; }

    public int Length => Text.Length;

    /// <summary>The first block in it.</summary>
    public LabelBlock Block => Pieces[0].Block;

    /// <summary>One block by itself.</summary>
    public static Paragraph Of(LabelBlock block) => RunOn([block]);

    /// <summary>Blocks that follow one another on the same lines.</summary>
    public static Paragraph RunOn(IReadOnlyList<LabelBlock> blocks)
    {
        var pieces = new List<Piece>(2 * blocks.Count);
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (text.Length > 0)
                text.Append(Separator);
            AddPieces(pieces, block, text.Length);
            text.Append(block.Text);
        }

        var paragraph = new Paragraph(pieces, text.ToString());
        foreach (var piece in pieces)
            paragraph.KeepTogether(piece);
        return paragraph;
    }

    /// <summary>The block a character belongs to.</summary>
    public LabelBlock BlockAt(int index)
    {
        var i = Pieces.Count - 1;
        while (i > 0 && Pieces[i].Start > index)
            i--;
        return Pieces[i].Block;
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

    private static void AddPieces(List<Piece> pieces, LabelBlock block, int start)
    {
        var role = RoleOf(block.Kind);
        if (role is not (TextRole.Body or TextRole.NetContent) || block.Lead.Length == 0)
        {
            pieces.Add(new Piece(block, role, block.Text, start));
            return;
        }

        pieces.Add(new Piece(block, TextRole.Caption, block.Lead, start));
        pieces.Add(new Piece(block, role, block.Value, start + block.Lead.Length));
    }

    /// <summary>A caption stays whole and with the first characters of its value; a date stays on one line.</summary>
    private void KeepTogether(Piece piece)
    {
        var whole = piece.Block.Kind == LabelBlockKind.Date || piece.Role == TextRole.Caption;
        var followsCaption = !whole && piece.Block.Lead.Length > 0;
        var end = whole ? piece.End : Math.Min(piece.End, piece.Start + 2);
        for (var i = followsCaption ? piece.Start : piece.Start + 1; i < end; i++)
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

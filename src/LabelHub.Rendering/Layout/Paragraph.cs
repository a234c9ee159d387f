using System.Text;
using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>Text that is broken into lines as one: a field, or several fields run on. Knows no sizes.</summary>
internal sealed class Paragraph
{
    /// <summary>Between fields that run on.</summary>
    private const string Separator = "  ";

    /// <summary>Characters of a value that is not worth a break.</summary>
    private const int ShortValue = 8;

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
    public static Paragraph Of(BlockText block) => RunOn([block], keepValues: true);

    /// <summary>Blocks that follow one another on the same lines.</summary>
    /// <param name="blocks">In their order.</param>
    /// <param name="keepValues">Whether numbers and short values stay on one line as long as a line is long enough.</param>
    public static Paragraph RunOn(IReadOnlyList<BlockText> blocks, bool keepValues)
    {
        var pieces = new List<Piece>(2 * blocks.Count);
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (text.Length > 0)
                text.Append(Separator);
            foreach (var part in block.Parts)
            {
                pieces.Add(new Piece(part, text.Length));
                text.Append(part.Words);
            }
        }

        var paragraph = new Paragraph(pieces, text.ToString());
        foreach (var piece in pieces)
            paragraph.KeepTogether(piece, keepValues);
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

    /// <summary>A caption stays whole and with the first characters of its value; a date stays on one line.</summary>
    private void KeepTogether(Piece piece, bool keepValues)
    {
        var block = piece.Block;
        var whole = piece.Role == TextRole.Caption || block.Kind == LabelBlockKind.Date || (keepValues && IsIndivisible(block));
        var followsCaption = block.Lead.Length > 0 && piece.Role is TextRole.Body or TextRole.NetContent;
        var end = whole ? piece.End : Math.Min(piece.End, piece.Start + 2);
        for (var i = followsCaption ? piece.Start : piece.Start + 1; i < end; i++)
        {
            if (Breaks[i] == BreakKind.First)
                Breaks[i] = BreakKind.Second;
        }
    }

    /// <summary>Short values, and numbers that people compare sign by sign.</summary>
    private static bool IsIndivisible(LabelBlock block) =>
        block.Value.Length <= ShortValue
        || block.Field is LabelFields.BatchNumber or LabelFields.AuthorizationNumber or LabelFields.WorkshopPhone or LabelFields.ProductStandard;
}

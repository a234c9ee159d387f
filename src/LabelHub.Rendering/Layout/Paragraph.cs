using LabelHub.Domain.Labels;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>What a paragraph keeps on one line where a line can hold it.</summary>
internal enum Cohesion
{
    /// <summary>Dates, contents, numbers with what belongs to them.</summary>
    Numbers,

    /// <summary>Also what stands in brackets.</summary>
    NumbersAndBrackets,

    /// <summary>Also values that are not worth a break.</summary>
    ShortValuesToo,
}

/// <summary>Text that is broken into lines as one: a field, or several fields run on. Knows no sizes.</summary>
internal sealed class Paragraph
{
    /// <summary>Between fields that run on.</summary>
    private const string Separator = "  ";

    /// <summary>Characters of a value that is not worth a break.</summary>
    private const int ShortValue = 8;

    /// <summary>Characters of a number with its letters; a longer value of such a field is a text with words.</summary>
    private const int LongestNumber = 32;

    private readonly List<ShapedParagraph> _shapes = new(4);
    private StyleSheet _asked;
    private ShapedParagraph? _answer;

    private Paragraph(Piece[] pieces, string text, bool keepBrackets)
    {
        Pieces = pieces;
        Text = text;
        foreach (var piece in pieces)
        {
            if (!Roles.Contains(piece.Role))
                Roles.Add(piece.Role);
        }

        Classes = LineBreakClasses.Of(text);
        Breaks = LineBreakRules.Of(text, Classes);
        Brackets = keepBrackets ? BracketedPart.In(text, Classes, Breaks) : [];
    }

    public Piece[] Pieces { get; }

    /// <summary>The roles of its pieces, each once.</summary>
    public List<TextRole> Roles { get; } = new(2);

    public string Text { get; }

    /// <summary>Of its characters.</summary>
    public LineBreakClass[] Classes { get; }

    public BreakKind[] Breaks { get; }

    /// <summary>What stands in brackets, for a line that could hold it whole.</summary>
    public BracketedPart[] Brackets { get; }

    public int Length => Text.Length;

    /// <summary>Dots it takes on one line at the size that <see cref="RoomEstimate"/> measures at; null until it does.</summary>
    public int? ReferenceWidth { get; set; }

    /// <summary>The first block in it.</summary>
    public LabelBlock Block => Pieces[0].Block;

    /// <summary>One block by itself.</summary>
    public static Paragraph Of(BlockText block) => RunOn([block], Cohesion.ShortValuesToo);

    /// <summary>Blocks that follow one another on the same lines.</summary>
    /// <param name="blocks">In their order.</param>
    /// <param name="cohesion">What stays on one line as long as a line is long enough.</param>
    public static Paragraph RunOn(IReadOnlyList<BlockText> blocks, Cohesion cohesion)
    {
        var pieces = new List<Piece>(2 * blocks.Count);
        var starts = new int[blocks.Count];
        var end = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = end += i > 0 ? Separator.Length : 0;
            foreach (var part in blocks[i].Parts)
            {
                pieces.Add(new Piece(part, end));
                end += part.Words.Length;
            }
        }

        var paragraph = new Paragraph([.. pieces], string.Join(Separator, blocks.Select(b => b.Text)), cohesion >= Cohesion.NumbersAndBrackets);
        // Whatever the field before ends with, such as an open bracket: a new one may start a line.
        foreach (var start in starts.AsSpan(1))
            paragraph.Breaks[start] = BreakKind.First;
        for (var i = 0; i < starts.Length; i++)
            paragraph.KeepTogether(blocks[i], starts[i], keepValues: cohesion == Cohesion.ShortValuesToo);
        return paragraph;
    }

    /// <summary>The block a character belongs to.</summary>
    public LabelBlock BlockAt(int index)
    {
        var i = Pieces.Length - 1;
        while (i > 0 && Pieces[i].Start > index)
            i--;
        return Pieces[i].Block;
    }

    public ShapedParagraph Shape(ITextShaper shaper, StyleSheet styles)
    {
        // Most attempts differ in one size or in none.
        if (_answer is { } answer && _asked == styles)
            return answer;
        _asked = styles;
        return _answer = Known(styles) ?? ShapeAnew(shaper, styles);
    }

    private ShapedParagraph? Known(StyleSheet styles)
    {
        foreach (var shape in _shapes)
        {
            if (shape.HasSizesOf(styles))
                return shape;
        }

        return null;
    }

    private ShapedParagraph ShapeAnew(ITextShaper shaper, StyleSheet styles)
    {
        var shape = new ShapedParagraph(this, shaper, styles);
        _shapes.Add(shape);
        return shape;
    }

    /// <summary>A caption stays whole and with the first characters of its value; a date stays on one line.</summary>
    private void KeepTogether(BlockText block, int start, bool keepValues)
    {
        var (lead, end) = (start + block.Lead.Length, start + block.Text.Length);
        Demote(start + 1, lead, BreakKind.InsideWord);
        if (IsNumber(block.Block) || (keepValues && block.Block.Value.Length <= ShortValue))
            Demote(lead + 1, end, BreakKind.InsideUnit);
        if (lead > start)
            Demote(lead, Math.Min(end, lead + 2), BreakKind.Second);
    }

    private void Demote(int from, int to, BreakKind kind)
    {
        for (var i = from; i < to; i++)
        {
            if (Breaks[i] > kind)
                Breaks[i] = kind;
        }
    }

    /// <summary>Dates, contents, and numbers that people compare sign by sign.</summary>
    private static bool IsNumber(LabelBlock block) =>
        block.Kind is LabelBlockKind.Date or LabelBlockKind.ShelfLife
        || (block.Value.Length <= LongestNumber && block.Field is LabelFields.BatchNumber or LabelFields.AuthorizationNumber
            or LabelFields.WorkshopPhone or LabelFields.ProductStandard or LabelFields.NetContent);
}

using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Layout;

/// <summary>
/// Squeezes a paragraph's full-width marks as Chinese typesetting does: of two marks side by side the first loses its white
/// half. What a mark at a line's edge loses is left to <see cref="LineBreaker"/>.
/// </summary>
internal static class ParagraphBoxes
{
    /// <summary>A paragraph's characters, its marks squeezed.</summary>
    /// <param name="paragraph">With its pieces shaped.</param>
    /// <param name="gap">Dots of each space between fields that run on: they belong to no piece and have no glyphs.</param>
    /// <param name="masks">The dots.</param>
    public static CharacterBox[] Of(ShapedParagraph paragraph, int gap, IGlyphMasks masks)
    {
        var boxes = new CharacterBox[paragraph.Paragraph.Length];
        var pieces = paragraph.Paragraph.Pieces;
        var end = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            boxes.AsSpan(end, pieces[i].Start - end).Fill(new CharacterBox(gap));
            paragraph.Shapes[i].Boxes(masks).CopyTo(boxes.AsSpan(pieces[i].Start));
            end = pieces[i].End;
        }

        Squeeze(boxes, paragraph.Paragraph.Classes);
        return boxes;
    }

    /// <summary>Whether of two characters side by side one may lose its white half.</summary>
    public static bool MaySqueeze(LineBreakClass first, LineBreakClass second) => (first, second) is
        (LineBreakClass.Close, LineBreakClass.Open or LineBreakClass.Close) or (LineBreakClass.Open, LineBreakClass.Open);

    private static void Squeeze(CharacterBox[] boxes, LineBreakClass[] classes)
    {
        for (var i = 0; i + 1 < boxes.Length; i++)
        {
            if (!MaySqueeze(classes[i], classes[i + 1]))
                continue;
            ref var box = ref boxes[i];
            var white = box.Trail > 0 ? box.Trail : box.Lead > 0 ? Math.Max(0, boxes[i + 1].Lead) : 0;
            // Its ink then reaches that much further right, which counts where a line is cut after it.
            if (white > 0)
                (box.Advance, box.Trail, box.Squeezed) = (box.Advance - white, box.Trail - white, true);
        }
    }
}

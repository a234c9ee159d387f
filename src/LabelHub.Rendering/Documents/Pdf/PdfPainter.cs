using System.Runtime.InteropServices;
using System.Text;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Documents.Pdf;

/// <summary>
/// Draws a placed label with outlines where <see cref="LabelPainter"/> sets dots: every glyph at its pen position,
/// with the characters it stands for, so that the text can be selected, searched and read aloud.
/// </summary>
internal sealed unsafe class PdfPainter(nint context, PdfFaces faces)
{
    /// <param name="label">What stands where, in dots.</param>
    /// <param name="pointsPerDot">The page's points a dot.</param>
    public void Paint(PlacedLabel label, double pointsPerDot)
    {
        Cairo.ResetMatrix(context);
        Cairo.Scale(context, pointsPerDot, pointsPerDot);
        Cairo.SetColour(context, 0, 0, 0);
        foreach (var box in label.Boxes)
            Frame(box);
        // One path, one fill: neighbours that are filled one by one leave hairlines in many viewers.
        if (label.Qr is { } qr)
            QrShape.Rectangles(qr, Rectangle);
        foreach (var run in label.Logo?.Runs() ?? [])
            Rectangle(run);
        Cairo.Fill(context);
        Cairo.SetFontOptions(context, faces.Options);
        foreach (var text in label.Texts)
            Show(text);
    }

    private void Frame(PlacedBox box)
    {
        foreach (var side in box.Sides())
            Rectangle(side);
    }

    private void Rectangle(DotRect area) => Cairo.Rectangle(context, area.X, area.Y, area.Width, area.Height);

    /// <summary>A stretch of one em after the other: Latin letters are set at a larger em than Han.</summary>
    private void Show(PlacedText text)
    {
        Cairo.SetFontFace(context, faces.Of(text.Text.Style.Weight));
        var pen = text.X;
        var end = text.FirstGlyph + text.GlyphCount;
        for (var first = text.FirstGlyph; first < end;)
        {
            var next = first + 1;
            while (next < end && text.Text.Glyphs[next].Em == text.Text.Glyphs[first].Em)
                next++;
            pen = Show(text, first, next, pen);
            first = next;
        }
    }

    private int Show(PlacedText text, int first, int end, int pen)
    {
        var source = text.Text;
        var glyphs = new Cairo.Glyph[end - first];
        var clusters = new List<Cairo.Cluster>(glyphs.Length);
        for (var i = first; i < end;)
        {
            var start = i;
            for (; i < end && source.Glyphs[i].Cluster == source.Glyphs[start].Cluster; i++)
            {
                var glyph = source.Glyphs[i];
                glyphs[i - first] = new Cairo.Glyph
                {
                    Index = new CULong(glyph.GlyphId), X = pen + glyph.OffsetX, Y = text.Baseline - glyph.OffsetY,
                };
                pen += glyph.Advance;
            }

            clusters.Add(new Cairo.Cluster { Bytes = Encoding.UTF8.GetByteCount(Characters(source, start, i)), Glyphs = i - start });
        }

        var words = Encoding.UTF8.GetBytes(Characters(source, first, end).ToString());
        Cairo.SetFontSize(context, source.Glyphs[first].Em);
        fixed (byte* utf8 = words)
        fixed (Cairo.Glyph* g = glyphs)
        fixed (Cairo.Cluster* c = CollectionsMarshal.AsSpan(clusters))
            Cairo.ShowTextGlyphs(context, utf8, words.Length, g, glyphs.Length, c, clusters.Count, 0);
        return pen;
    }

    /// <summary>What some glyphs stand for.</summary>
    private static ReadOnlySpan<char> Characters(ShapedText text, int first, int end)
    {
        var last = end < text.Glyphs.Count ? text.Glyphs[end].Cluster : text.Text.Length;
        return text.Text.AsSpan(text.Glyphs[first].Cluster..last);
    }
}

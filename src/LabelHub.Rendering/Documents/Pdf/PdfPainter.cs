using System.Text;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;
using SkiaSharp;

namespace LabelHub.Rendering.Documents.Pdf;

/// <summary>
/// Draws a placed label with outlines where <see cref="LabelPainter"/> sets dots: every glyph at its pen position,
/// with the characters it stands for, so that the text can be selected, searched and read aloud.
/// </summary>
internal sealed class PdfPainter(SKTypeface[] faces) : IDisposable
{
    private readonly SKPaint _black = new() { Color = SKColors.Black, IsAntialias = true };
    // Skia leaves out what has no colour at all; one part in 255 is on no paper and no screen.
    private readonly SKPaint _unseen = new() { Color = SKColors.Black.WithAlpha(1) };
    private readonly Dictionary<(FontWeight, int), SKFont> _fonts = [];
    private readonly SKTextBlobBuilder _builder = new();

    /// <param name="canvas">The page.</param>
    /// <param name="label">What stands where, in dots.</param>
    /// <param name="pointsPerDot">The page's points a dot.</param>
    public void Paint(SKCanvas canvas, PlacedLabel label, double pointsPerDot)
    {
        canvas.Scale((float)pointsPerDot);
        // One path, one fill: neighbours that are filled one by one leave hairlines in many viewers.
        using var path = new SKPathBuilder();
        foreach (var box in label.Boxes)
        {
            foreach (var side in box.Sides())
                Add(side);
        }

        if (label.Qr is { } qr)
            QrShape.Rectangles(qr, Add);
        foreach (var run in label.Logo?.Runs() ?? [])
            Add(run);
        using (var all = path.Detach())
        {
            if (!all.IsEmpty)
                canvas.DrawPath(all, _black);
        }

        foreach (var text in label.Texts)
            Show(canvas, text);

        void Add(DotRect area) => path.AddRect(new SKRect(area.X, area.Y, area.Right, area.Bottom));
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
            font.Dispose();
        _builder.Dispose();
        _black.Dispose();
        _unseen.Dispose();
    }

    private void Show(SKCanvas canvas, PlacedText text)
    {
        var (first, end, pen) = (text.FirstGlyph, text.FirstGlyph + text.GlyphCount, text.X);
        if (first < end && pen + text.Text.Glyphs[first].OffsetX < 0)
        {
            ShowAtEdge(canvas, text);
            pen += text.Text.Glyphs[first++].Advance;
        }

        // Latin letters are set at a larger em than Han: a run for each stretch of one em.
        while (first < end)
        {
            var next = first + 1;
            while (next < end && text.Text.Glyphs[next].Em == text.Text.Glyphs[first].Em)
                next++;
            pen = AddRun(text, first, next, pen);
            first = next;
        }

        using var blob = _builder.Build();
        if (blob is not null)
            canvas.DrawText(blob, 0, 0, _black);
    }

    /// <summary>
    /// An opening mark whose white half lies left of the page: there some readers drop a character. So its outline is drawn as a
    /// shape at its place, and the character stands on the page unseen.
    /// </summary>
    private void ShowAtEdge(SKCanvas canvas, PlacedText text)
    {
        var glyph = text.Text.Glyphs[text.FirstGlyph];
        using var outline = FontOf(text.Text.Style.Weight, glyph.Em).GetGlyphPath((ushort)glyph.GlyphId);
        if (outline is not null)
        {
            outline.Transform(SKMatrix.CreateTranslation(text.X + glyph.OffsetX, text.Baseline - glyph.OffsetY));
            canvas.DrawPath(outline, _black);
        }

        AddRun(text, text.FirstGlyph, text.FirstGlyph + 1, -glyph.OffsetX);
        using var blob = _builder.Build();
        canvas.DrawText(blob, 0, 0, _unseen);
    }

    private int AddRun(PlacedText text, int first, int end, int pen)
    {
        var source = text.Text;
        var words = Characters(source, first, end);
        var utf8 = Encoding.UTF8.GetBytes(words.ToString());
        var from = source.Glyphs[first].Cluster;
        var run = _builder.AllocatePositionedTextRun(FontOf(source.Style.Weight, source.Glyphs[first].Em), end - first, utf8.Length);
        // Spans into Skia's memory, to be filled before the next run is asked for.
        var glyphs = run.Glyphs;
        var points = run.Positions;
        var clusters = run.Clusters;
        for (var i = first; i < end; i++)
        {
            var glyph = source.Glyphs[i];
            glyphs[i - first] = (ushort)glyph.GlyphId;
            points[i - first] = new SKPoint(pen + glyph.OffsetX, text.Baseline - glyph.OffsetY);
            clusters[i - first] = (uint)Encoding.UTF8.GetByteCount(words[..(glyph.Cluster - from)]);
            pen += glyph.Advance;
        }

        run.SetText(utf8);
        return pen;
    }

    private SKFont FontOf(FontWeight weight, int em)
    {
        if (!_fonts.TryGetValue((weight, em), out var font))
        {
            _fonts[(weight, em)] = font = new SKFont(faces[(int)weight], em)
            {
                Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true, Edging = SKFontEdging.Antialias,
            };
        }

        return font;
    }

    /// <summary>What some glyphs stand for.</summary>
    private static ReadOnlySpan<char> Characters(ShapedText text, int first, int end)
    {
        var last = end < text.Glyphs.Count ? text.Glyphs[end].Cluster : text.Text.Length;
        return text.Text.AsSpan(text.Glyphs[first].Cluster..last);
    }
}

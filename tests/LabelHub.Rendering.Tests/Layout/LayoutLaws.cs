using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Layout;

/// <summary>What holds for every placed label, measured on the dots that will be drawn.</summary>
internal static class LayoutLaws
{
    public static void Hold(LabelDocument document, LabelStock stock, PrinterDpi dpi, PlacedLabel label)
    {
        var page = new PageFrame(stock, dpi, 0, 0).Printable;
        var floor = LabelStock.DotsAtLeast(document.MinimumHeightMm, dpi);
        var inks = label.Texts.Select(t => (Text: t, Ink: Ink(t))).ToList();
        Assert.All(inks, t => Assert.True(Contains(page, t.Ink), $"{Words(t.Text)} at {t.Ink} leaves {page}"));
        Assert.All(inks, t => Assert.True(t.Text.Text.Style.InkHeight >= floor, $"{Words(t.Text)} is smaller than {floor} dots"));
        Assert.All(label.Boxes, b => Assert.True(Contains(page, b.Area), $"Box {b.Area} leaves {page}"));
        for (var i = 0; i < inks.Count; i++)
        {
            for (var k = i + 1; k < inks.Count; k++)
                Assert.False(inks[i].Ink.Intersects(inks[k].Ink), $"{Words(inks[i].Text)} lies on {Words(inks[k].Text)}");
        }

        BoxesHoldTheirWordsOnly(label, inks);
        DotRect[] black = [.. inks.Select(t => t.Ink), .. label.Boxes.Select(b => b.Area)];
        LogoIsClear(document, label, page, black);
        QrIsClear(document, label, page, [.. black, .. label.Logo is { } logo ? [logo.Area] : Array.Empty<DotRect>()]);
        EveryWordIsThere(document, label);
        DatesAreWhole(document, label);
        CaptionsLeadTheirValues(document, label);
        WholeUnitLaws.Hold(document, stock, dpi, label);
    }

    /// <summary>The characters of a placed text.</summary>
    public static string Words(PlacedText text)
    {
        var (glyphs, last) = (text.Text.Glyphs, text.FirstGlyph + text.GlyphCount);
        var end = last < glyphs.Count ? glyphs[last].Cluster : text.Text.Text.Length;
        return text.Text.Text[glyphs[text.FirstGlyph].Cluster..end];
    }

    /// <summary>Where its ink is on the label.</summary>
    public static DotRect Ink(PlacedText text)
    {
        var drawn = text.Text with { Glyphs = [.. text.Text.Glyphs.Skip(text.FirstGlyph).Take(text.GlyphCount)] };
        var ink = InkBox.Of(drawn, Engine.Shared) ?? default;
        return ink with { X = ink.X + text.X, Y = ink.Y + text.Baseline };
    }

    public static bool Contains(DotRect outer, DotRect inner) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.Right <= outer.Right && inner.Bottom <= outer.Bottom;

    private static void BoxesHoldTheirWordsOnly(PlacedLabel label, List<(PlacedText Text, DotRect Ink)> inks)
    {
        Assert.All(label.Boxes.Where(b => b.Stroke == 0), rule => Assert.DoesNotContain(inks, t => t.Ink.Intersects(rule.Area)));
        foreach (var box in label.Boxes.Where(b => b.Stroke > 0))
        {
            var inner = new DotRect(
                box.Area.X + box.Stroke, box.Area.Y + box.Stroke, box.Area.Width - (2 * box.Stroke), box.Area.Height - (2 * box.Stroke));
            var touched = inks.Where(t => t.Ink.Intersects(box.Area)).ToList();
            Assert.All(touched, t => Assert.True(Contains(inner, t.Ink), $"{Words(t.Text)} crosses a box"));
            Assert.Single(touched.Select(t => t.Text.Text).Distinct());
        }
    }

    private static void LogoIsClear(LabelDocument document, PlacedLabel label, DotRect page, DotRect[] black)
    {
        Assert.Equal(document.Logo, label.Logo?.Logo);
        if (label.Logo is not { } logo)
            return;
        Assert.Equal((logo.Logo.Width, logo.Logo.Height), (logo.Area.Width, logo.Area.Height));
        Assert.True(Contains(page, logo.Area), $"The logo {logo.Area} leaves {page}");
        Assert.All(black, b => Assert.False(b.Intersects(logo.Area), $"{b} lies on the logo {logo.Area}"));
    }

    private static void QrIsClear(LabelDocument document, PlacedLabel label, DotRect page, DotRect[] black)
    {
        Assert.Equal(document.QrUrl, label.Qr?.Payload);
        if (label.Qr is not { } qr)
            return;
        var quiet = PageFrame.QuietModules * qr.ModuleDots;
        var modules = new DotRect(qr.Area.X + quiet, qr.Area.Y + quiet, qr.Area.Width - (2 * quiet), qr.Area.Height - (2 * quiet));
        Assert.Equal(QrMatrix.Encode(qr.Payload).Size * qr.ModuleDots, modules.Width);
        Assert.InRange(qr.ModuleDots, label.DotsPerMetre == 8000 ? 3 : 4, 8);
        Assert.True(Contains(new DotRect(0, 0, label.WidthDots, label.HeightDots), qr.Area), $"{qr.Area} leaves the label");
        Assert.True(Contains(page, modules), $"Modules {modules} leave {page}");
        Assert.All(black, b => Assert.False(b.Intersects(qr.Area), $"{b} lies on the QR code {qr.Area}"));
    }

    /// <summary>Glyph for glyph, in order, field by field; only spaces at line ends may be gone.</summary>
    private static void EveryWordIsThere(LabelDocument document, PlacedLabel label)
    {
        foreach (var block in document.Blocks.GroupBy(b => b.Field))
        {
            var stated = string.Concat(block.Select(b => b.Text)).Replace(" ", "", StringComparison.Ordinal);
            var placed = string.Concat(label.Texts.Where(t => t.Field == block.Key).Select(Words)).Replace(" ", "", StringComparison.Ordinal);
            Assert.Equal(stated, placed);
        }
    }

    /// <summary>A caption ends a line only where it is all of it: over a value that needs a whole line for itself.</summary>
    private static void CaptionsLeadTheirValues(LabelDocument document, PlacedLabel label)
    {
        for (var i = 1; i < label.Texts.Count; i++)
        {
            var (before, text) = (label.Texts[i - 1], label.Texts[i]);
            var leads = document.Blocks.Any(b => b.Field == text.Field && b.Lead.Length > 0 && b.Lead == text.Text.Text)
                && text.FirstGlyph + text.GlyphCount == text.Text.Glyphs.Count;
            var endsLine = i + 1 == label.Texts.Count || label.Texts[i + 1].Baseline != text.Baseline;
            Assert.False(leads && endsLine && before.Baseline == text.Baseline && before.Field != text.Field, $"{Words(text)} ends a line without its value");
        }
    }

    private static void DatesAreWhole(LabelDocument document, PlacedLabel label)
    {
        foreach (var date in document.Blocks.Where(b => b.Kind == LabelBlockKind.Date))
            Assert.Contains(label.Texts, t => t.Field == date.Field && Words(t).Contains(date.Value[..10], StringComparison.Ordinal));
    }
}

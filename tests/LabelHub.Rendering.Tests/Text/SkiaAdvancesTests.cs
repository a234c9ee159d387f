using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Fonts;
using LabelHub.TestKit.Oracles;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests.Text;

/// <summary>Skia shapes the same lines of the same font: rounding to whole dots is all that may differ.</summary>
public class SkiaAdvancesTests
{
    [Theory]
    [InlineData(FontWeight.Regular, 16)]
    [InlineData(FontWeight.Regular, 20)]
    [InlineData(FontWeight.Bold, 25)]
    [InlineData(FontWeight.Regular, 30)]
    public async Task Shape_LinesOfProducts_MoveThePenAsSkiaDoesWithinADot(FontWeight weight, int em)
    {
        string[] lines =
        [
            .. ProductFile.All.SelectMany(p => new[] { p.Name, p.IngredientsText, p.Storage, p.BatchExample, p.Workshop.Address }).Where(l => l.Length > 0).Distinct(),
            "净含量：500g To. We AV Guangxi 10%vol ≤25℃ GB/T 1536-2021", "㙍䶮饸饹馕𠮷（甲）、“乙”",
        ];
        var file = Path.Combine(Engine.FontFolder, $"NotoSansCJKsc-{weight}.otf");

        var skia = await TextOracle.AdvancesAsync(file, em, lines);

        Assert.Equal(lines.Length, skia.Count);
        for (var i = 0; i < lines.Length; i++)
        {
            var ours = Advances(file, lines[i], em);
            Assert.Equal(ours.Count, skia[i].Length);
            var runes = lines[i].EnumerateRunes().Select(r => r.Value).ToList();
            for (var k = 0; k < ours.Count; k++)
            {
                // Skia squeezes two full-width marks side by side when shaping; with us the layout does.
                if (k + 1 < runes.Count && IsFullWidthMark(runes[k]) && IsFullWidthMark(runes[k + 1]))
                    continue;
                Assert.True(Math.Abs(ours[k] - skia[i][k]) <= 1, $"{lines[i]}: character {k} is {ours[k]} dots with us and {skia[i][k]} with Skia");
            }
        }
    }

    private static bool IsFullWidthMark(int character) => character < char.MaxValue && "（）《》「」【】“”‘’、，。：；！？".Contains((char)character);

    private static List<int> Advances(string path, string line, int em)
    {
        using var file = FontFile.Open(path);
        using var font = new ShapingFont(file);
        using var buffer = new ShapingBuffer();
        var glyphs = buffer.Shape(font, line, 0, line.Length).Glyphs.Select(g => g.OnDots(em, raise: 0)).ToList();
        var advances = new List<int>();
        for (var i = 0; i < line.Length; i++)
        {
            if (!char.IsLowSurrogate(line[i]))
                advances.Add(glyphs.Where(g => g.Cluster == i).Sum(g => g.Advance));
        }

        return advances;
    }
}

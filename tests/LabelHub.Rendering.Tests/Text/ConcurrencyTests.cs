using System.Security.Cryptography;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Text;

public class ConcurrencyTests
{
    private static readonly string[] Lines =
        ["配料：菜籽油、食用盐（加碘）", "净含量：500克 GB/T 1536—2021", "生产日期：2026年05月20日", "酱醬囊鑫警疆罐藏霉糖嘴——Guangxi"];

    [Fact]
    public async Task ShapeAndPaint_EightThreadsOnOneColdEngine_AllDrawTheSame()
    {
        using var engine = TextEngine.Open(Engine.FontFolder);
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Factory.StartNew(
            () => Enumerable.Range(0, 60).Select(turn => Draw(engine, (worker + turn) % 6)).ToList(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        var expected = Enumerable.Range(0, 6).Select(size => Draw(Engine.Shared, size)).ToList();
        for (var worker = 0; worker < 8; worker++)
            Assert.Equal(Enumerable.Range(0, 60).Select(turn => expected[(worker + turn) % 6]), hashes[worker]);
    }

    /// <summary>One picture in one of six sizes and weights, so that the threads ask for other masks at the same time.</summary>
    private static string Draw(TextEngine engine, int size)
    {
        var style = new TextStyle(size % 2 == 0 ? FontWeight.Regular : FontWeight.Bold, 15 + (3 * size));
        var (texts, y) = (new List<PlacedText>(), 4);
        foreach (var line in Lines)
        {
            // Short ones are kept and shared from the second time on.
            var shaped = engine.Sized(line).In(style);
            texts.Add(new PlacedText(null, shaped, 0, shaped.Glyphs.Count, 4, y + engine.Metrics(style).Ascent));
            y += engine.Metrics(style).Height;
        }

        var label = Placed.Label(900, y + 4, [.. texts]);
        return string.Join(' ', texts.Select(t => t.Text.Width)) + Convert.ToHexString(SHA256.HashData(new LabelPainter(engine).Paint(label).Bits));
    }
}

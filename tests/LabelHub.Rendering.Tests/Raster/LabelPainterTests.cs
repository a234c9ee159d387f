using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests.Raster;

public class LabelPainterTests
{
    private static readonly TextStyle Style = Engine.Regular(15);

    [Fact]
    public void Paint_Text_PutsEveryDotWhereTheMaskSays()
    {
        // At every shift against the bytes of the picture.
        for (var x = 0; x < 16; x++)
        {
            var bitmap = Paint(Placed.Label(60, 24, Placed.Line("国8", Style, x, 18)));
            var glyphs = Engine.Shared.Shape("国8", Style).Glyphs;

            for (var row = 0; row < bitmap.Height; row++)
            {
                for (var column = 0; column < bitmap.Width; column++)
                {
                    var expected = Dot(glyphs[0], column - x, row - 18) || Dot(glyphs[1], column - x - 16, row - 18);
                    Assert.True(expected == bitmap[column, row], $"Dot {column}, {row} with the pen at {x}.");
                }
            }
        }
    }

    [Fact]
    public void Paint_TextOverInk_TakesNoDotAway()
    {
        var area = new DotRect(0, 0, 60, 24);
        for (var x = 0; x < 8; x++)
        {
            var label = Placed.Label(60, 24, Placed.Line("国8国", Style, x, 18)) with { Boxes = [new PlacedBox(area, 0)] };
            AssertDots(Paint(label), (_, _) => true);
        }
    }

    [Fact]
    public void Paint_TextOnTheBaseline_EndsAboveIt()
    {
        var ink = InkBox.Of(Paint(Placed.Label(60, 40, Placed.Line("H", Style, 5, 30))))!.Value;

        Assert.Equal((15, 30), (ink.Y, ink.Bottom));
    }

    [Fact]
    public void Paint_PartOfAText_StartsAtItsFirstGlyph()
    {
        var shaped = Engine.Shared.Shape("油国盐", Style);
        var part = new PlacedText("ingredients", shaped, 1, 1, 3, 20);

        var expected = Paint(Placed.Label(40, 30, Placed.Line("国", Style, 3, 20)));

        Assert.Equal(expected.Bits, Paint(Placed.Label(40, 30, part)).Bits);
    }

    [Theory]
    [InlineData(-2, 18)]
    [InlineData(30, 18)]
    [InlineData(5, 10)]
    [InlineData(5, 40)]
    [InlineData(int.MaxValue, 18)]
    [InlineData(5, int.MinValue)]
    public void Paint_InkOutsideThePaper_ThrowsNamingTheField(int x, int baseline)
    {
        var label = Placed.Label(40, 24, Placed.Line("国", Style, x, baseline, "ingredients"));

        var error = Assert.Throws<InvalidOperationException>(() => Paint(label));

        Assert.Contains("The field ingredients lies outside the label", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paint_CharacterTheFontLacks_ThrowsNamingTheField()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => Paint(Placed.Label(60, 24, Placed.Line("油😀", Style, 2, 18, "slogan"))));

        Assert.Contains("The field slogan", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paint_InkUpToTheEdges_IsDrawn()
    {
        // 国 is 14 x 15 dots of ink, one column right of the pen, its last row on the baseline's.
        var bitmap = Paint(Placed.Label(14, 15, Placed.Line("国", Style, -1, 15)));

        Assert.Equal(new DotRect(0, 0, 14, 15), InkBox.Of(bitmap));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Paint_OutlinedBox_BlackensOnlyTheStroke(int stroke)
    {
        var area = new DotRect(3, 4, 30, 20);
        var bitmap = Paint(Placed.Label(50, 30) with { Boxes = [new PlacedBox(area, stroke)] });
        var hole = new DotRect(3 + stroke, 4 + stroke, 30 - (2 * stroke), 20 - (2 * stroke));

        AssertDots(bitmap, (x, y) => Inside(area, x, y) && !Inside(hole, x, y));
    }

    [Theory]
    [InlineData(0, 3, 17)]
    [InlineData(10, 3, 17)]
    [InlineData(0, 8, 8)]
    [InlineData(0, 9, 3)]
    [InlineData(0, 0, 50)]
    public void Paint_FilledBox_BlackensItAll(int stroke, int x, int width)
    {
        var area = new DotRect(x, 4, width, 20);

        AssertDots(Paint(Placed.Label(50, 30) with { Boxes = [new PlacedBox(area, stroke)] }), (column, row) => Inside(area, column, row));
    }

    [Fact]
    public void Paint_BoxOutsideThePaper_Throws() =>
        Assert.Throws<InvalidOperationException>(
            () => Paint(Placed.Label(50, 30) with { Boxes = [new PlacedBox(new DotRect(40, 4, 11, 5), 1)] }));

    private static Bitmap1 Paint(PlacedLabel label) => new LabelPainter(Engine.Shared).Paint(label);

    private static bool Inside(DotRect area, int x, int y) => x >= area.X && x < area.Right && y >= area.Y && y < area.Bottom;

    private static bool Dot(ShapedGlyph glyph, int x, int y)
    {
        var mask = Engine.Shared.Mask(FontWeight.Regular, glyph.Em, glyph.GlyphId);
        var (column, row) = (x - glyph.OffsetX - mask.Left, y + glyph.OffsetY + mask.Top);
        return column >= 0 && column < mask.Width && row >= 0 && row < mask.Height
            && (mask.Bits[(row * mask.Stride) + (column / 8)] & (0x80 >> (column % 8))) != 0;
    }

    private static void AssertDots(Bitmap1 bitmap, Func<int, int, bool> expected)
    {
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
                Assert.True(expected(x, y) == bitmap[x, y], $"Dot {x}, {y}.");
        }
    }
}

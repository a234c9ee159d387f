using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Tests.Text.Glyphs;

public class GlyphMaskTests
{
    [Fact]
    public void Mask_Han16_HasTheKnownBox()
    {
        var mask = MaskOf("国", 16);

        Assert.Equal((14, 15, 1, 13), (mask.Width, mask.Height, mask.Left, mask.Top));
        Assert.Equal(2, mask.Bottom);
        // The frame of 国: its first row is black from edge to edge.
        Assert.Equal([0xFF, 0xFC], mask.Bits[..2].ToArray());
    }

    [Fact]
    public void Mask_Space_IsEmpty() => Assert.Same(GlyphMask.Empty, MaskOf(" ", 20));

    [Fact]
    public void Mask_AskedTwice_IsTheCachedOne() => Assert.Same(MaskOf("酱", 16), MaskOf("酱", 16));

    [Fact]
    public void Cut_InkWithMargins_KeepsOnlyTheInk()
    {
        // Columns 2 to 9 of rows 1 and 2, in a bitmap of 12 x 4 dots with 2 bytes a row.
        byte[] source = [0, 0, 0b0010_0000, 0b0100_0000, 0b0000_1000, 0, 0, 0];

        var mask = GlyphMask.Cut(source, pitch: 2, width: 12, height: 4, left: -1, top: 7);

        Assert.Equal((8, 2, 1, 6), (mask.Width, mask.Height, mask.Left, mask.Top));
        Assert.Equal([0b1000_0001, 0b0010_0000], mask.Bits.ToArray());
    }

    [Fact]
    public void Cut_Blank_IsEmpty() => Assert.Same(GlyphMask.Empty, GlyphMask.Cut(new byte[4], 2, 12, 2, 0, 0));

    private static GlyphMask MaskOf(string character, int em)
    {
        var glyph = Engine.Shared.Shape(character, Engine.Regular(15)).Glyphs[0].GlyphId;
        return Engine.Shared.Mask(FontWeight.Regular, em, glyph);
    }
}

using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Tests.Text.Glyphs;

public class GlyphMaskCacheTests
{
    private int _drawn;

    [Fact]
    public void Get_ManyMoreThanTheLimit_StaysBounded()
    {
        var cache = new GlyphMaskCache(Draw, generationMasks: 100, generationBytes: int.MaxValue);

        for (var glyph = 0u; glyph < 10_000; glyph++)
            cache.Get(FontWeight.Regular, 16, glyph);

        Assert.InRange(cache.Count, 1, 200);
    }

    [Fact]
    public void Get_ManyBytes_StaysBounded()
    {
        var cache = new GlyphMaskCache(Draw, generationMasks: int.MaxValue, generationBytes: 50);

        for (var glyph = 0u; glyph < 1_000; glyph++)
            cache.Get(FontWeight.Regular, 16, glyph);

        Assert.InRange(cache.Count, 1, 100);
    }

    [Fact]
    public void Get_GlyphInConstantUse_IsDrawnOnce()
    {
        var cache = new GlyphMaskCache(Draw, generationMasks: 100, generationBytes: int.MaxValue);
        var first = cache.Get(FontWeight.Regular, 16, 0);

        for (var glyph = 1u; glyph < 1_000; glyph++)
        {
            cache.Get(FontWeight.Regular, 16, glyph);
            Assert.Same(first, cache.Get(FontWeight.Regular, 16, 0));
        }

        Assert.Equal(1_000, _drawn);
    }

    [Fact]
    public void Get_SameGlyphOtherWeightOrEm_IsAnotherMask()
    {
        var cache = new GlyphMaskCache(Draw, generationMasks: 100, generationBytes: int.MaxValue);

        cache.Get(FontWeight.Regular, 16, 5);
        cache.Get(FontWeight.Bold, 16, 5);
        cache.Get(FontWeight.Regular, 17, 5);

        Assert.Equal(3, _drawn);
    }

    private GlyphMask Draw(FontWeight weight, int em, uint glyph)
    {
        _drawn++;
        return GlyphMask.Cut([0x80], 1, 8, 1, 0, 1);
    }
}

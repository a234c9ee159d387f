using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>Shapes the runs of one line, one after the other, into glyphs on whole dots.</summary>
internal sealed unsafe class ShapingBuffer : IDisposable
{
    // Without the language the dash —— comes out short and 'locl' picks another region's forms.
    private static readonly nint Language = SimplifiedChinese();

    private nint _buffer = HarfBuzz.CreateBuffer();

    /// <summary>Shapes a part of a text; the rest of the text is its context.</summary>
    /// <param name="font">The weight.</param>
    /// <param name="text">The whole line.</param>
    /// <param name="start">First UTF-16 unit of the run.</param>
    /// <param name="length">UTF-16 units of the run.</param>
    /// <param name="em">Dots an em.</param>
    /// <param name="raise">Dots added to each glyph's height over the baseline.</param>
    /// <param name="glyphs">Where the glyphs go.</param>
    public void Shape(ShapingFont font, string text, int start, int length, int em, int raise, List<ShapedGlyph> glyphs)
    {
        HarfBuzz.ClearContents(_buffer);
        HarfBuzz.SetDirection(_buffer, HarfBuzz.LeftToRight);
        HarfBuzz.SetScript(_buffer, HarfBuzz.HanScript);
        HarfBuzz.SetLanguage(_buffer, Language);
        fixed (char* units = text)
            HarfBuzz.AddUtf16(_buffer, units, text.Length, (uint)start, length);
        ShapeByOpenType(font);

        var infos = HarfBuzz.GetGlyphInfos(_buffer, out var count);
        var positions = HarfBuzz.GetGlyphPositions(_buffer, out _);
        for (var i = 0; i < (int)count; i++)
        {
            glyphs.Add(new ShapedGlyph(
                infos[i].Glyph,
                em,
                (int)infos[i].Cluster,
                Dots(positions[i].AdvanceX, em),
                Dots(positions[i].OffsetX, em),
                Dots(positions[i].OffsetY, em) + raise));
        }
    }

    /// <summary>The shaper is named, because the variable HB_SHAPER_LIST could choose another one.</summary>
    private void ShapeByOpenType(ShapingFont font)
    {
        fixed (byte* openType = "ot"u8)
        {
            var shapers = stackalloc byte*[2] { openType, null };
            if (HarfBuzz.Shape(font.Handle, _buffer, 0, 0, shapers) == 0)
                throw new InvalidOperationException("HarfBuzz has no OpenType shaper.");
        }
    }

    public void Dispose()
    {
        if (_buffer == 0)
            return;
        HarfBuzz.DestroyBuffer(_buffer);
        _buffer = 0;
    }

    /// <summary>Thousandths of an em in whole dots, halves away from zero; each advance is rounded by itself, so gaps stay even.</summary>
    private static int Dots(int units, int em)
    {
        var product = (long)units * em;
        var rounded = (Math.Abs(product) + (ShapingFont.Scale / 2)) / ShapingFont.Scale;
        return (int)(product < 0 ? -rounded : rounded);
    }

    private static nint SimplifiedChinese()
    {
        fixed (byte* name = "zh-Hans"u8)
            return HarfBuzz.LanguageFromString(name, "zh-Hans"u8.Length);
    }
}

using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>Shapes the runs of one line, one after the other.</summary>
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
    public ShapedRun Shape(ShapingFont font, string text, int start, int length)
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
        var glyphs = new UnitGlyph[count];
        for (var i = 0; i < glyphs.Length; i++)
        {
            glyphs[i] = new UnitGlyph(
                infos[i].Glyph, (int)infos[i].Cluster, positions[i].AdvanceX, positions[i].OffsetX, positions[i].OffsetY);
        }

        return new ShapedRun(start, length, glyphs);
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

    private static nint SimplifiedChinese()
    {
        fixed (byte* name = "zh-Hans"u8)
            return HarfBuzz.LanguageFromString(name, "zh-Hans"u8.Length);
    }
}

using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>One weight for HarfBuzz: immutable, so all threads share it, in units of a thousandth of the em.</summary>
internal sealed unsafe class ShapingFont : IDisposable
{
    /// <summary>Units an em: the face's own, so that no precision is lost.</summary>
    public const int Scale = 1000;

    private nint _font;

    public ShapingFont(FontFile file)
    {
        var blob = HarfBuzz.CreateBlob(file.Data, (uint)file.Length, HarfBuzz.ReadOnlyMemory, 0, 0);
        var face = HarfBuzz.CreateFace(blob, 0);
        var glyphs = HarfBuzz.GetGlyphCount(face);
        _font = HarfBuzz.CreateFont(face);
        HarfBuzz.DestroyFace(face);
        HarfBuzz.DestroyBlob(blob);
        if (glyphs == 0)
            throw new InvalidDataException("HarfBuzz finds no glyphs in the font file.");
        HarfBuzz.SetScale(_font, Scale, Scale);
        HarfBuzz.MakeImmutable(_font);
    }

    public nint Handle => _font;

    /// <summary>The glyph of a character by the cmap, 0 where the face has none.</summary>
    public uint NominalGlyph(int character) =>
        HarfBuzz.GetNominalGlyph(_font, (uint)character, out var glyph) != 0 ? glyph : 0;

    public void Dispose()
    {
        if (_font == 0)
            return;
        HarfBuzz.DestroyFont(_font);
        _font = 0;
    }
}

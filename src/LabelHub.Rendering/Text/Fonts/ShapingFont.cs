using HarfBuzzSharp;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>One weight for HarfBuzz: never changed once made, so all threads share it, in units of a thousandth of the em.</summary>
internal sealed unsafe class ShapingFont : IDisposable
{
    /// <summary>Units an em: the face's own, so that no precision is lost.</summary>
    public const int Scale = 1000;

    private readonly Blob _blob;
    private readonly Face _face;

    public ShapingFont(FontFile file)
    {
        _blob = new Blob((nint)file.Data, file.Length, MemoryMode.ReadOnly);
        _face = new Face(_blob, 0);
        if (_face.GlyphCount == 0)
            throw new InvalidDataException("HarfBuzz finds no glyphs in the font file.");
        _face.MakeImmutable();
        Font = new Font(_face);
        Font.SetScale(Scale, Scale);
    }

    public Font Font { get; }

    /// <summary>The glyph of a character by the cmap, 0 where the face has none.</summary>
    public uint NominalGlyph(int character) => Font.TryGetNominalGlyph((uint)character, out var glyph) ? glyph : 0;

    public void Dispose()
    {
        Font.Dispose();
        _face.Dispose();
        _blob.Dispose();
    }
}

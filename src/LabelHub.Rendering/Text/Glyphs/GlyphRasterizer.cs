using System.Runtime.InteropServices;
using LabelHub.Rendering.Text.Fonts;
using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>A FreeType library with its own faces, for one thread at a time: a shared face gets corrupted.</summary>
internal sealed unsafe class GlyphRasterizer : IDisposable
{
    private readonly nint _library;
    private readonly FaceRecord*[] _faces;
    private readonly int[] _ems;
    private bool _disposed;

    /// <param name="fonts">The files, by <see cref="FontWeight"/>.</param>
    public GlyphRasterizer(IReadOnlyList<FontFile> fonts)
    {
        FreeType.Check(FreeType.InitLibrary(out _library), "starting");
        FreeType.LibraryVersion(_library, out var major, out var minor, out var patch);
        Version = FormattableString.Invariant($"{major}.{minor}.{patch}");
        SwitchOffStemDarkening();
        _faces = new FaceRecord*[fonts.Count];
        _ems = new int[fonts.Count];
        for (var i = 0; i < fonts.Count; i++)
        {
            FreeType.Check(
                FreeType.NewMemoryFace(_library, fonts[i].Data, new CLong(fonts[i].Length), new CLong(0), out var face),
                "opening a face");
            _faces[i] = face;
        }

        ProveLayout();
    }

    /// <summary>The version of FreeType: the bits depend on it.</summary>
    public string Version { get; }

    /// <summary>Draws one glyph by the face's own hints, black or white.</summary>
    public GlyphMask Draw(FontWeight weight, int em, uint glyphId)
    {
        var face = _faces[(int)weight];
        if (_ems[(int)weight] != em)
        {
            FreeType.Check(FreeType.SetPixelSizes(face, 0, (uint)em), "setting the size");
            _ems[(int)weight] = em;
        }

        FreeType.Check(FreeType.LoadGlyph(face, glyphId, FreeType.LoadMono), "drawing a glyph");
        var slot = face->Glyph;
        ref var bitmap = ref slot->Bitmap;
        if (bitmap.Rows == 0 || bitmap.Width == 0)
            return GlyphMask.Empty;
        if (bitmap.PixelMode != FreeType.PixelModeMono || bitmap.Pitch <= 0)
            throw new InvalidOperationException("FreeType gave a bitmap that is not one bit a dot from the top.");
        var source = new ReadOnlySpan<byte>(bitmap.Buffer, bitmap.Pitch * (int)bitmap.Rows);
        return GlyphMask.Cut(source, bitmap.Pitch, (int)bitmap.Width, (int)bitmap.Rows, slot->BitmapLeft, slot->BitmapTop);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (var face in _faces)
            _ = FreeType.DoneFace(face);
        _ = FreeType.DoneLibrary(_library);
    }

    /// <summary>The variable FREETYPE_PROPERTIES can switch it on: then the same label would have other dots on that machine.</summary>
    private void SwitchOffStemDarkening()
    {
        byte yes = 1;
        fixed (byte* module = "cff"u8, property = "no-stem-darkening"u8)
            FreeType.Check(FreeType.SetProperty(_library, module, property, &yes), "switching off stem darkening");
    }

    /// <summary>国 at 16 dots an em is known to the dot: anything else means that the records do not fit this FreeType.</summary>
    private void ProveLayout()
    {
        var glyph = FreeType.GetCharIndex(_faces[(int)FontWeight.Regular], new CULong('国'));
        var mask = Draw(FontWeight.Regular, 16, glyph);
        if (glyph == 0 || (mask.Width, mask.Height, mask.Left, mask.Top) != (14, 15, 1, 13))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"FreeType {Version} draws 国 at 16 dots as {mask.Width}x{mask.Height} at ({mask.Left}, {mask.Top}) instead of 14x15 at (1, 13)."));
        }
    }
}

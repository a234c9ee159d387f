using System.Runtime.InteropServices;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Fonts;
using LabelHub.Rendering.Text.Glyphs;
using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Tests.Text;

/// <summary>What most programs do: the outline without hints, antialiased, and black from half a dot of ink on.</summary>
internal sealed unsafe class NaiveMasks : IGlyphMasks, IDisposable
{
    private const int LoadRender = 4, LoadUnhinted = 2;
    private const byte PixelModeGrey = 2;

    private readonly FontFile _file = FontFile.Open(Path.Combine(Engine.FontFolder, "NotoSansCJKsc-Regular.otf"));
    private readonly nint _library;
    private readonly FaceRecord* _face;

    public NaiveMasks()
    {
        FreeType.Check(FreeType.InitLibrary(out _library), "starting");
        FreeType.Check(FreeType.NewMemoryFace(_library, _file.Data, new CLong(_file.Length), new CLong(0), out _face), "opening a face");
    }

    public GlyphMask Mask(FontWeight weight, int em, uint glyphId)
    {
        FreeType.Check(FreeType.SetPixelSizes(_face, 0, (uint)em), "setting the size");
        FreeType.Check(FreeType.LoadGlyph(_face, glyphId, LoadRender | LoadUnhinted), "drawing a glyph");
        var slot = _face->Glyph;
        var (width, height, pitch) = ((int)slot->Bitmap.Width, (int)slot->Bitmap.Rows, slot->Bitmap.Pitch);
        if (width == 0 || height == 0)
            return GlyphMask.Empty;
        Assert.Equal(PixelModeGrey, slot->Bitmap.PixelMode);
        var stride = (width + 7) / 8;
        var bits = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (slot->Bitmap.Buffer[(y * pitch) + x] >= 128)
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return GlyphMask.Cut(bits, stride, width, height, slot->BitmapLeft, slot->BitmapTop);
    }

    public void Dispose()
    {
        _ = FreeType.DoneFace(_face);
        _ = FreeType.DoneLibrary(_library);
        _file.Dispose();
    }
}

using System.Runtime.InteropServices;

namespace LabelHub.Rendering.Text.Native;

/// <summary>
/// FT_FaceRec up to the glyph slot. C's long is 8 bytes on Linux and macOS and 4 on Windows, so its fields are
/// <see cref="CLong"/>; <c>GlyphRasterizer</c> draws a known glyph at start to prove the layout.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FaceRecord
{
    public CLong NumFaces;
    public CLong FaceIndex;
    public CLong FaceFlags;
    public CLong StyleFlags;
    public CLong NumGlyphs;
    public byte* FamilyName;
    public byte* StyleName;
    public int NumFixedSizes;
    public void* AvailableSizes;
    public int NumCharmaps;
    public void* Charmaps;
    public GenericRecord Generic;
    public CLong BoxXMin;
    public CLong BoxYMin;
    public CLong BoxXMax;
    public CLong BoxYMax;
    public ushort UnitsPerEm;
    public short Ascender;
    public short Descender;
    public short Height;
    public short MaxAdvanceWidth;
    public short MaxAdvanceHeight;
    public short UnderlinePosition;
    public short UnderlineThickness;
    public GlyphSlotRecord* Glyph;
}

/// <summary>FT_GlyphSlotRec up to the bitmap's place.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GlyphSlotRecord
{
    public void* Library;
    public void* Face;
    public void* Next;
    public uint GlyphIndex;
    public GenericRecord Generic;
    public GlyphMetricsRecord Metrics;
    public CLong LinearHorizontalAdvance;
    public CLong LinearVerticalAdvance;
    public CLong AdvanceX;
    public CLong AdvanceY;
    public int Format;
    public BitmapRecord Bitmap;
    public int BitmapLeft;
    public int BitmapTop;
}

/// <summary>FT_Generic.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GenericRecord
{
    public void* Data;
    public void* Finalizer;
}

/// <summary>FT_Glyph_Metrics.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GlyphMetricsRecord
{
    public CLong Width;
    public CLong Height;
    public CLong HorizontalBearingX;
    public CLong HorizontalBearingY;
    public CLong HorizontalAdvance;
    public CLong VerticalBearingX;
    public CLong VerticalBearingY;
    public CLong VerticalAdvance;
}

/// <summary>FT_Bitmap.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BitmapRecord
{
    public uint Rows;
    public uint Width;
    public int Pitch;
    public byte* Buffer;
    public ushort NumGrays;
    public byte PixelMode;
    public byte PaletteMode;
    public void* Palette;
}

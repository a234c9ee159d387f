using System.Runtime.InteropServices;

namespace LabelHub.Rendering.Text.Native;

/// <summary>The few functions of HarfBuzz that are used.</summary>
internal static unsafe partial class HarfBuzz
{
    /// <summary>HB_DIRECTION_LTR.</summary>
    public const int LeftToRight = 4;

    /// <summary>HB_MEMORY_MODE_READONLY: the memory is ours and outlives the blob.</summary>
    public const int ReadOnlyMemory = 1;

    /// <summary>The script tag 'Hani'.</summary>
    public const uint HanScript = ('H' << 24) | ('a' << 16) | ('n' << 8) | 'i';

    static HarfBuzz() => NativeLibraries.Register();

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_blob_create")]
    public static partial nint CreateBlob(byte* data, uint length, int mode, nint userData, nint destroy);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_blob_destroy")]
    public static partial void DestroyBlob(nint blob);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_face_create")]
    public static partial nint CreateFace(nint blob, uint index);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_face_destroy")]
    public static partial void DestroyFace(nint face);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_face_get_glyph_count")]
    public static partial uint GetGlyphCount(nint face);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_font_create")]
    public static partial nint CreateFont(nint face);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_font_destroy")]
    public static partial void DestroyFont(nint font);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_font_set_scale")]
    public static partial void SetScale(nint font, int x, int y);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_font_make_immutable")]
    public static partial void MakeImmutable(nint font);

    /// <summary>The glyph of a character by the cmap alone; 0 where it has none.</summary>
    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_font_get_nominal_glyph")]
    public static partial int GetNominalGlyph(nint font, uint character, out uint glyph);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_language_from_string")]
    public static partial nint LanguageFromString(byte* name, int length);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_create")]
    public static partial nint CreateBuffer();

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_destroy")]
    public static partial void DestroyBuffer(nint buffer);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_clear_contents")]
    public static partial void ClearContents(nint buffer);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_add_utf16")]
    public static partial void AddUtf16(nint buffer, char* text, int length, uint offset, int count);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_set_direction")]
    public static partial void SetDirection(nint buffer, int direction);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_set_script")]
    public static partial void SetScript(nint buffer, uint script);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_set_language")]
    public static partial void SetLanguage(nint buffer, nint language);

    /// <summary>Shapes with the named shapers only; 0 where none of them could.</summary>
    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_shape_full")]
    public static partial int Shape(nint font, nint buffer, nint features, uint featureCount, byte** shapers);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_get_glyph_infos")]
    public static partial GlyphInfo* GetGlyphInfos(nint buffer, out uint count);

    [LibraryImport(NativeLibraries.HarfBuzz, EntryPoint = "hb_buffer_get_glyph_positions")]
    public static partial GlyphPosition* GetGlyphPositions(nint buffer, out uint count);

    /// <summary>hb_glyph_info_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GlyphInfo
    {
        public uint Glyph;
        public uint Mask;
        public uint Cluster;
        public uint Private1;
        public uint Private2;
    }

    /// <summary>hb_glyph_position_t, in units of the font's scale.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GlyphPosition
    {
        public int AdvanceX;
        public int AdvanceY;
        public int OffsetX;
        public int OffsetY;
        public uint Private;
    }
}

using System.Runtime.InteropServices;

namespace LabelHub.Rendering.Text.Native;

/// <summary>The few functions of FreeType 2 that are used; every one answers 0 or an error code.</summary>
internal static unsafe partial class FreeType
{
    /// <summary>FT_LOAD_RENDER | FT_LOAD_TARGET_MONO: the face's own hints for one bit a dot, drawn at once.</summary>
    public const int LoadMono = 0x4 | (2 << 16);

    /// <summary>FT_PIXEL_MODE_MONO.</summary>
    public const byte PixelModeMono = 1;

    static FreeType() => NativeLibraries.Register();

    public static void Check(int error, string what)
    {
        if (error != 0)
            throw new InvalidOperationException(FormattableString.Invariant($"FreeType: {what} failed with error 0x{error:X2}."));
    }

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Init_FreeType")]
    public static partial int InitLibrary(out nint library);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Done_FreeType")]
    public static partial int DoneLibrary(nint library);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Library_Version")]
    public static partial void LibraryVersion(nint library, out int major, out int minor, out int patch);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Property_Set")]
    public static partial int SetProperty(nint library, byte* module, byte* property, void* value);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_New_Memory_Face")]
    public static partial int NewMemoryFace(nint library, byte* data, CLong length, CLong faceIndex, out FaceRecord* face);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Done_Face")]
    public static partial int DoneFace(FaceRecord* face);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Set_Pixel_Sizes")]
    public static partial int SetPixelSizes(FaceRecord* face, uint width, uint height);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Get_Char_Index")]
    public static partial uint GetCharIndex(FaceRecord* face, CULong character);

    [LibraryImport(NativeLibraries.FreeType, EntryPoint = "FT_Load_Glyph")]
    public static partial int LoadGlyph(FaceRecord* face, uint glyph, int flags);
}

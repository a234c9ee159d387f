using System.Runtime.InteropServices;
using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Documents.Pdf;

/// <summary>
/// The few functions of cairo that are used. Its errors are sticky and silent, so the
/// status is asked for after each page.
/// </summary>
internal static unsafe partial class Cairo
{
    /// <summary>CAIRO_STATUS_WRITE_ERROR, which a write function answers when it failed.</summary>
    public const int WriteError = 11;

    /// <summary>CAIRO_HINT_STYLE_NONE: outlines as they are, whatever the size.</summary>
    public const int HintStyleNone = 1;

    /// <summary>CAIRO_HINT_METRICS_OFF.</summary>
    public const int HintMetricsOff = 1;

    /// <summary>FT_LOAD_NO_HINTING.</summary>
    public const int LoadUnhinted = 2;

    /// <summary>CAIRO_PDF_METADATA_TITLE, CREATE_DATE and MOD_DATE.</summary>
    public const int Title = 0, CreateDate = 5, ModifyDate = 6;

    static Cairo() => NativeLibraries.Register();

    public static void Check(int status, string what)
    {
        if (status != 0)
            throw new InvalidOperationException($"cairo: {what} failed: {Marshal.PtrToStringUTF8(StatusToString(status))}.");
    }

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_version")]
    public static partial int Version();

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_status_to_string")]
    public static partial nint StatusToString(int status);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_pdf_surface_create_for_stream")]
    public static partial nint CreatePdf(
        delegate* unmanaged[Cdecl]<void*, byte*, uint, int> write, void* closure, double width, double height);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_pdf_surface_set_metadata")]
    public static partial void SetMetadata(nint surface, int kind, byte* text);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_surface_finish")]
    public static partial void Finish(nint surface);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(nint surface);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_surface_destroy")]
    public static partial void DestroySurface(nint surface);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_create")]
    public static partial nint Create(nint surface);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_status")]
    public static partial int Status(nint context);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_destroy")]
    public static partial void Destroy(nint context);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_identity_matrix")]
    public static partial void ResetMatrix(nint context);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_scale")]
    public static partial void Scale(nint context, double x, double y);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_set_source_rgb")]
    public static partial void SetColour(nint context, double red, double green, double blue);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_rectangle")]
    public static partial void Rectangle(nint context, double x, double y, double width, double height);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_fill")]
    public static partial void Fill(nint context);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_show_page")]
    public static partial void ShowPage(nint context);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_set_font_face")]
    public static partial void SetFontFace(nint context, nint face);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_set_font_size")]
    public static partial void SetFontSize(nint context, double size);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_set_font_options")]
    public static partial void SetFontOptions(nint context, nint options);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_font_options_create")]
    public static partial nint CreateFontOptions();

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_font_options_set_hint_style")]
    public static partial void SetHintStyle(nint options, int style);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_font_options_set_hint_metrics")]
    public static partial void SetHintMetrics(nint options, int metrics);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_ft_font_face_create_for_ft_face")]
    public static partial nint CreateFontFace(FaceRecord* face, int loadFlags);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_font_face_status")]
    public static partial int FontFaceStatus(nint face);

    [LibraryImport(NativeLibraries.Cairo, EntryPoint = "cairo_show_text_glyphs")]
    public static partial void ShowTextGlyphs(
        nint context, byte* text, int textBytes, Glyph* glyphs, int glyphCount, Cluster* clusters, int clusterCount, int flags);

    /// <summary>cairo_glyph_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Glyph
    {
        public CULong Index;
        public double X;
        public double Y;
    }

    /// <summary>cairo_text_cluster_t: so many bytes of UTF-8 are these glyphs.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Cluster
    {
        public int Bytes;
        public int Glyphs;
    }
}

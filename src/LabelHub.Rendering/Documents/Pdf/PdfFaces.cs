using System.Runtime.InteropServices;
using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Fonts;
using LabelHub.Rendering.Text.Native;

namespace LabelHub.Rendering.Documents.Pdf;

/// <summary>
/// The faces for one PDF at a time, with a FreeType library of their own: cairo sets sizes on them, and may hold one
/// in its caches after the last PDF is done. So they are never those that labels are rasterised with, and they are
/// never freed: they live as long as the process.
/// </summary>
internal sealed unsafe class PdfFaces
{
    private readonly nint[] _faces;

    /// <param name="fonts">The files, by <see cref="FontWeight"/>; never unmapped.</param>
    public PdfFaces(IReadOnlyList<FontFile> fonts)
    {
        FreeType.Check(FreeType.InitLibrary(out var library), "starting");
        _faces = new nint[fonts.Count];
        for (var i = 0; i < fonts.Count; i++)
        {
            FreeType.Check(
                FreeType.NewMemoryFace(library, fonts[i].Data, new CLong(fonts[i].Length), new CLong(0), out var face), "opening a face");
            _faces[i] = Cairo.CreateFontFace(face, Cairo.LoadUnhinted);
            Cairo.Check(Cairo.FontFaceStatus(_faces[i]), "opening a face");
        }

        Options = Cairo.CreateFontOptions();
        Cairo.SetHintStyle(Options, Cairo.HintStyleNone);
        Cairo.SetHintMetrics(Options, Cairo.HintMetricsOff);
    }

    public nint Options { get; }

    public nint Of(FontWeight weight) => _faces[(int)weight];
}

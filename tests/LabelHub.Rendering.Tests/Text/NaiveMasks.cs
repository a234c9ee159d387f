using LabelHub.Rendering.Text;
using LabelHub.Rendering.Text.Glyphs;
using SkiaSharp;

namespace LabelHub.Rendering.Tests.Text;

/// <summary>What most programs do: the outline without hints, antialiased, and black from half a dot of ink on.</summary>
internal sealed class NaiveMasks : IGlyphMasks, IDisposable
{
    private readonly SKTypeface _face = SKTypeface.FromFile(Path.Combine(Engine.FontFolder, "NotoSansCJKsc-Regular.otf"));

    public GlyphMask Mask(FontWeight weight, int em, uint glyphId)
    {
        using var font = new SKFont(_face, em) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };
        using var grey = new SKBitmap(new SKImageInfo(em * 3, em * 3, SKColorType.Alpha8, SKAlphaType.Premul));
        grey.Erase(SKColors.Empty);
        using var canvas = new SKCanvas(grey);
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var builder = new SKTextBlobBuilder();
        builder.AddRun([(ushort)glyphId], font, new SKPoint(em, em * 2));
        using var blob = builder.Build();
        canvas.DrawText(blob, 0, 0, black);
        var stride = ((em * 3) + 7) / 8;
        var dots = grey.GetPixelSpan();
        var bits = new byte[stride * em * 3];
        for (var y = 0; y < em * 3; y++)
        {
            for (var x = 0; x < em * 3; x++)
            {
                if (dots[(y * grey.RowBytes) + x] >= 128)
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return GlyphMask.Cut(bits, stride, em * 3, em * 3, -em, em * 2);
    }

    public void Dispose() => _face.Dispose();
}

using System.Runtime.InteropServices;
using SkiaSharp;

namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>Skia's faces with a small picture to draw one glyph on, for one thread at a time.</summary>
/// <param name="faces">By <see cref="FontWeight"/>; shared with others, and not disposed here.</param>
internal sealed unsafe class GlyphRasterizer(SKTypeface[] faces) : IDisposable
{
    private readonly SKPaint _black = new() { Color = SKColors.Black, IsAntialias = false };
    private readonly SKTextBlobBuilder _builder = new();
    private readonly SKFont?[] _fonts = new SKFont?[faces.Length];
    private SKSurface? _surface;
    private byte* _dots;
    private int _side;
    private byte[] _bits = [];

    /// <summary>The version of Skia: the bits depend on it.</summary>
    public static string Version => SkiaSharpVersion.Native.ToString();

    /// <summary>Draws one glyph by the face's own hints, black or white.</summary>
    public GlyphMask Draw(FontWeight weight, int em, uint glyphId)
    {
        var font = FontOf((int)weight, em);
        var id = checked((ushort)glyphId);
        Span<float> advance = stackalloc float[1];
        Span<SKRect> ink = stackalloc SKRect[1];
        font.GetGlyphWidths(new ReadOnlySpan<ushort>(in id), advance, ink, null);
        if (ink[0].Width <= 0 || ink[0].Height <= 0)
            return GlyphMask.Empty;
        // One dot of margin: a hint may move an edge beyond what was foretold.
        var (left, top) = ((int)MathF.Floor(ink[0].Left) - 1, (int)MathF.Floor(ink[0].Top) - 1);
        var (width, height) = ((int)MathF.Ceiling(ink[0].Right) + 1 - left, (int)MathF.Ceiling(ink[0].Bottom) + 1 - top);
        MakeRoom(Math.Max(width, height));
        _builder.AddRun(new ReadOnlySpan<ushort>(in id), font, new SKPoint(-left, -top));
        using var blob = _builder.Build();
        _surface!.Canvas.DrawText(blob, 0, 0, _black);
        var stride = (width + 7) / 8;
        Take(stride, height);
        return GlyphMask.Cut(_bits, stride, stride * 8, height, left, -top);
    }

    public void Dispose()
    {
        foreach (var font in _fonts)
            font?.Dispose();
        _surface?.Dispose();
        NativeMemory.Free(_dots);
        _dots = null;
        _builder.Dispose();
        _black.Dispose();
    }

    /// <summary>Glyphs of one size mostly come together, so a font a weight is enough.</summary>
    private SKFont FontOf(int weight, int em)
    {
        if (_fonts[weight] is { } font && font.Size == em)
            return font;
        _fonts[weight]?.Dispose();
        return _fonts[weight] = new SKFont(faces[weight], em)
        {
            // Without hints almost every glyph would be another one.
            Edging = SKFontEdging.Alias, Hinting = SKFontHinting.Normal, Subpixel = false, EmbeddedBitmaps = false, BaselineSnap = true,
        };
    }

    /// <summary>A picture of one byte a dot over our own memory: every byte is 0 or 255.</summary>
    private void MakeRoom(int side)
    {
        side = (side + 7) & ~7;
        if (side <= _side)
            return;
        _surface?.Dispose();
        NativeMemory.Free(_dots);
        _side = side;
        _dots = (byte*)NativeMemory.AllocZeroed((nuint)(side * side));
        _surface = SKSurface.Create(new SKImageInfo(side, side, SKColorType.Alpha8, SKAlphaType.Premul), (nint)_dots, side);
        _bits = new byte[side / 8 * side];
    }

    /// <summary>Eight bytes become one, and are cleared for the next glyph.</summary>
    private void Take(int stride, int height)
    {
        for (var y = 0; y < height; y++)
        {
            var row = (ulong*)(_dots + (y * _side));
            for (var i = 0; i < stride; i++)
            {
                var eight = row[i];
                row[i] = 0;
                _bits[(y * stride) + i] = (byte)(((eight & 0x8080808080808080) >> 7) * 0x8040201008040201 >> 56);
            }
        }
    }
}

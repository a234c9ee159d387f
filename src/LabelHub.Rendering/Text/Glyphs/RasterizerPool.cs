using System.Collections.Concurrent;
using LabelHub.Rendering.Text.Fonts;
using SkiaSharp;

namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>As many rasterizers as there are processors, made when first needed; whoever comes later waits.</summary>
internal sealed class RasterizerPool : IDisposable
{
    /// <summary>What Skia may remember of glyphs drawn, in bytes: little, because every mask is kept by us.</summary>
    private const int SkiaCacheBytes = 256 * 1024;

    private readonly SKTypeface[] _faces;
    private readonly ConcurrentBag<GlyphRasterizer> _idle = [];
    private readonly SemaphoreSlim _places = new(Math.Clamp(Environment.ProcessorCount, 1, 16));

    /// <param name="fonts">The files, by <see cref="FontWeight"/>.</param>
    public RasterizerPool(IEnumerable<FontFile> fonts)
    {
        SKGraphics.SetFontCacheLimit(SkiaCacheBytes);
        _faces = [.. fonts.Select(f => f.OpenFace())];
    }

    public GlyphMask Draw(FontWeight weight, int em, uint glyphId) => With(rasterizer => rasterizer.Draw(weight, em, glyphId));

    /// <summary>Lends a rasterizer.</summary>
    public T With<T>(Func<GlyphRasterizer, T> use)
    {
        _places.Wait();
        try
        {
            if (!_idle.TryTake(out var rasterizer))
                rasterizer = new GlyphRasterizer(_faces);
            try
            {
                return use(rasterizer);
            }
            finally
            {
                _idle.Add(rasterizer);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var rasterizer))
            rasterizer.Dispose();
        foreach (var face in _faces)
            face.Dispose();
        _places.Dispose();
    }
}

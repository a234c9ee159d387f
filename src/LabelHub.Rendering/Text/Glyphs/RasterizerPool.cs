using System.Collections.Concurrent;
using LabelHub.Rendering.Text.Fonts;

namespace LabelHub.Rendering.Text.Glyphs;

/// <summary>As many rasterizers as there are processors, made when first needed; whoever comes later waits.</summary>
internal sealed class RasterizerPool : IDisposable
{
    private readonly IReadOnlyList<FontFile> _fonts;
    private readonly ConcurrentBag<GlyphRasterizer> _idle = [];
    private readonly SemaphoreSlim _places = new(Math.Clamp(Environment.ProcessorCount, 1, 16));

    public RasterizerPool(IReadOnlyList<FontFile> fonts)
    {
        _fonts = fonts;
        var first = new GlyphRasterizer(fonts);
        FreeTypeVersion = first.Version;
        _idle.Add(first);
    }

    public string FreeTypeVersion { get; }

    public GlyphMask Draw(FontWeight weight, int em, uint glyphId)
    {
        _places.Wait();
        try
        {
            if (!_idle.TryTake(out var rasterizer))
                rasterizer = new GlyphRasterizer(_fonts);
            try
            {
                return rasterizer.Draw(weight, em, glyphId);
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
        _places.Dispose();
    }
}

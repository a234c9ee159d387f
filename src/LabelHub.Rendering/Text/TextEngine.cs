using System.Text;
using LabelHub.Rendering.Text.Fonts;
using LabelHub.Rendering.Text.Glyphs;
using LabelHub.Rendering.Text.Sizing;

namespace LabelHub.Rendering.Text;

/// <summary>
/// The real shaper: HarfBuzz for positions, Skia for dots, the two faces of <c>assets/fonts</c>. One engine
/// serves all threads for the life of the program; dispose it after the last use only.
/// </summary>
public sealed class TextEngine : ITextShaper, IGlyphMasks, IDisposable
{
    /// <summary>Longest text shaped at once, in UTF-16 units; no field of a label comes near.</summary>
    public const int MaxTextLength = 10_000;

    public const int MinInkHeight = 8;
    public const int MaxInkHeight = 200;

    private const int GenerationMasks = 10_000;
    private const int GenerationBytes = 8 * 1024 * 1024;
    private const int GenerationTexts = 512;

    private readonly FontFile[] _files;
    private readonly ShapingFont[] _fonts;
    private readonly SolitaryGlyphs[] _solitary;
    private readonly RasterizerPool _rasterizers;
    private readonly GlyphMaskCache _masks;
    private readonly StyleSizes?[][] _sizes = [.. Enum.GetValues<FontWeight>().Select(_ => new StyleSizes?[MaxInkHeight + 1])];
    private readonly Drawability _drawability;
    private readonly RecentTexts _texts;
    private bool _disposed;

    private TextEngine(string fontFolder)
    {
        _files = [.. Enum.GetValues<FontWeight>().Select(w => FontFile.Open(Path.Combine(fontFolder, $"NotoSansCJKsc-{w}.otf")))];
        _rasterizers = new RasterizerPool(_files);
        _fonts = [.. _files.Select(file => new ShapingFont(file))];
        _solitary = [.. _fonts.Select(font => new SolitaryGlyphs(font))];
        _drawability = new Drawability(_fonts[(int)FontWeight.Regular]);
        _texts = new RecentTexts(this, GenerationTexts);
        _masks = new GlyphMaskCache(_rasterizers.Draw, GenerationMasks, GenerationBytes);
        Warning = _rasterizers.With(r => DotsProof.Check(r, _fonts));
    }

    /// <summary>The version of Skia in use; the bits of a picture depend on it.</summary>
    public static string DrawingVersion => GlyphRasterizer.Version;

    /// <summary>What operators should know: that this system sets other dots than Linux; null where it does not.</summary>
    public string? Warning { get; }

    /// <summary>Opens the fonts of a folder, and proves that they are drawn to the dot as they were tested.</summary>
    /// <exception cref="DrawingException">A library is missing, or letters would come out otherwise.</exception>
    public static TextEngine Open(string fontFolder)
    {
        try
        {
            return new TextEngine(fontFolder);
        }
        catch (Exception e) when (DrawingException.AboutMissingLibrary(e) is { } sentence)
        {
            throw new DrawingException(sentence, e);
        }
    }

    /// <inheritdoc/>
    public ShapedText Shape(string text, TextStyle style)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxTextLength, nameof(text));
        return Shape(text, style, []);
    }

    /// <inheritdoc/>
    public SizedText Sized(string text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _texts.Of(text);
    }

    /// <inheritdoc/>
    public ShapedText Resize(ShapedText known, TextStyle style) =>
        Shape(known.Text, style, known.Style.Weight == style.Weight ? known.Runs : []);

    /// <inheritdoc/>
    public LineMetrics Metrics(TextStyle style) => SizesOf(style).Metrics;

    /// <inheritdoc/>
    public IReadOnlyList<string> MissingCharacters(string text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _drawability.Missing(text);
    }

    /// <inheritdoc/>
    public GlyphMask Mask(FontWeight weight, int em, uint glyphId)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _masks.Get(weight, em, glyphId);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _rasterizers.Dispose();
        foreach (var font in _fonts)
            font.Dispose();
        foreach (var file in _files)
            file.Dispose();
    }

    /// <param name="text">One line.</param>
    /// <param name="style">Its weight and size.</param>
    /// <param name="known">Runs of the same text and weight, which are not shaped again where they end at the same places.</param>
    private ShapedText Shape(string text, TextStyle style, IReadOnlyList<ShapedRun> known)
    {
        var sizes = SizesOf(style);
        var font = _fonts[(int)style.Weight];
        var runs = new List<ShapedRun>(Math.Max(4, known.Count));
        var glyphs = new List<ShapedGlyph>(text.Length);
        ShapingBuffer? buffer = null;
        try
        {
            for (var start = 0; start < text.Length;)
            {
                var next = NextRun(text, start, sizes);
                var run = Find(known, start, next.Length)
                    ?? _solitary[(int)style.Weight].Shape(text, start, next.Length)
                    ?? (buffer ??= new ShapingBuffer()).Shape(font, text, start, next.Length);
                runs.Add(run);
                foreach (ref readonly var glyph in run.Glyphs.AsSpan())
                    glyphs.Add(glyph.OnDots(next.Em, next.Raise));
                start += next.Length;
            }
        }
        finally
        {
            buffer?.Dispose();
        }

        return new ShapedText(text, style, glyphs.ToArray()) { Runs = runs };
    }

    private static ShapedRun? Find(IReadOnlyList<ShapedRun> known, int start, int length)
    {
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i].Start == start && known[i].Length == length)
                return known[i];
        }

        return null;
    }

    /// <summary>The longest stretch from <paramref name="start"/> that has one size, so kerning inside it is whole.</summary>
    private static (int Length, int Em, int Raise) NextRun(string text, int start, StyleSizes sizes)
    {
        var (em, raise) = (0, 0);
        var end = start;
        while (end < text.Length)
        {
            var character = Rune.TryGetRuneAt(text, end, out var rune) ? rune.Value : text[end];
            if (end == start)
                (em, raise) = (sizes.EmOf(character), sizes.RaiseOf(character));
            else if (sizes.EmOf(character) != em || sizes.RaiseOf(character) != raise)
                break;
            end += character > char.MaxValue ? 2 : 1;
        }

        return (end - start, em, raise);
    }

    private StyleSizes SizesOf(TextStyle style)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if ((uint)style.Weight >= (uint)_sizes.Length || style.InkHeight is < MinInkHeight or > MaxInkHeight)
            throw new ArgumentOutOfRangeException(nameof(style), style, "No such weight, or ink height outside 8 to 200 dots.");
        // Two threads may measure the same style, and come to the same.
        return _sizes[(int)style.Weight][style.InkHeight] ??= new StyleSizes(style, _fonts[(int)style.Weight], this);
    }
}

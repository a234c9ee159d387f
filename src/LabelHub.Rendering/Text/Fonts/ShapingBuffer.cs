using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace LabelHub.Rendering.Text.Fonts;

/// <summary>Shapes the runs of one line, one after the other.</summary>
internal sealed class ShapingBuffer : IDisposable
{
    // Without the language the dash —— comes out short and 'locl' picks another region's forms.
    private static readonly Language SimplifiedChinese = new("zh-Hans");
    private static readonly Script Han = Script.Parse("Hani");

    [ThreadStatic]
    private static Buffer? _idle;

    // Taken from the thread that made it and given back: a new one costs more than a word.
    private readonly Buffer _buffer = Interlocked.Exchange(ref _idle, null) ?? new Buffer();

    /// <summary>Shapes a part of a text; the rest of the text is its context.</summary>
    /// <param name="font">The weight.</param>
    /// <param name="text">The whole line.</param>
    /// <param name="start">First UTF-16 unit of the run.</param>
    /// <param name="length">UTF-16 units of the run.</param>
    public ShapedRun Shape(ShapingFont font, string text, int start, int length)
    {
        _buffer.ClearContents();
        _buffer.Direction = Direction.LeftToRight;
        _buffer.Script = Han;
        _buffer.Language = SimplifiedChinese;
        _buffer.AddUtf16(text, start, length);
        // This build has the OpenType shaper only, so HB_SHAPER_LIST has nothing else to choose; naming it costs 2 µs a call.
        font.Font.Shape(_buffer);

        var infos = _buffer.GetGlyphInfoSpan();
        var positions = _buffer.GetGlyphPositionSpan();
        var glyphs = new UnitGlyph[infos.Length];
        for (var i = 0; i < glyphs.Length; i++)
        {
            glyphs[i] = new UnitGlyph(
                infos[i].Codepoint, (int)infos[i].Cluster, positions[i].XAdvance, positions[i].XOffset, positions[i].YOffset);
        }

        return new ShapedRun(start, length, glyphs);
    }

    public void Dispose()
    {
        if (_idle is null)
            _idle = _buffer;
        else
            _buffer.Dispose();
    }
}

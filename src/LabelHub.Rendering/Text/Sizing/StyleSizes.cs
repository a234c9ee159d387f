using LabelHub.Rendering.Text.Fonts;
using LabelHub.Rendering.Text.Glyphs;

namespace LabelHub.Rendering.Text.Sizing;

/// <summary>The size in dots of every character of one style, measured on the real bits.</summary>
/// <remarks>
/// Metrics hold for every line by construction: a character whose ink would leave them at its script's em (an
/// accented capital, a vertical bar) is set at the largest em at which it stays inside.
/// </remarks>
internal sealed class StyleSizes
{
    private const int PageSize = 256;
    private const int SmallestEm = 4;

    private readonly FontWeight _weight;
    private readonly ShapingFont _font;
    private readonly IGlyphMasks _masks;
    private readonly ushort[]?[] _pages = new ushort[0x110000 / PageSize][];

    public StyleSizes(TextStyle style, ShapingFont font, IGlyphMasks masks)
    {
        _weight = style.Weight;
        _font = font;
        _masks = masks;
        HanEm = SmallestEmReaching(ProbeText.HanHeight, style.InkHeight);
        LatinEm = SmallestEmReaching(ProbeText.LatinHeight, style.InkHeight);
        HanRaise = Raise();
        Metrics = Measure();
    }

    public int HanEm { get; }

    public int LatinEm { get; }

    /// <summary>Rows Han characters stand above the Latin baseline, so that the middle of 国 is the middle of H.</summary>
    public int HanRaise { get; }

    public LineMetrics Metrics { get; }

    public int RaiseOf(int character) => LetterClass.IsLatin(character) ? 0 : HanRaise;

    /// <summary>The em of a character; measured once, then read from its page.</summary>
    public int EmOf(int character)
    {
        // Two threads may make the same page or fill the same place: with the same values, so no lock is needed.
        var page = _pages[character / PageSize] ??= new ushort[PageSize];
        var em = page[character % PageSize];
        if (em == 0)
            page[character % PageSize] = em = (ushort)FittingEm(character);
        return em;
    }

    private int FittingEm(int character)
    {
        var em = LetterClass.IsLatin(character) ? LatinEm : HanEm;
        var raise = RaiseOf(character);
        var glyph = _font.NominalGlyph(character);
        while (em > SmallestEm && !Fits(_masks.Mask(_weight, em, glyph), raise))
            em--;
        return em;
    }

    private bool Fits(GlyphMask mask, int raise) =>
        mask.Height == 0 || (mask.Top + raise <= Metrics.Ascent && mask.Bottom - raise <= Metrics.Descent);

    private int SmallestEmReaching(string characters, int inkHeight)
    {
        // No ink of these is higher than its em.
        var em = inkHeight;
        foreach (var character in characters)
        {
            var glyph = _font.NominalGlyph(character);
            while (_masks.Mask(_weight, em, glyph).Height < inkHeight)
                em++;
        }

        return em;
    }

    private int Raise()
    {
        var han = _masks.Mask(_weight, HanEm, _font.NominalGlyph('国'));
        var latin = _masks.Mask(_weight, LatinEm, _font.NominalGlyph('H'));
        return (latin.Top - latin.Bottom - (han.Top - han.Bottom)) / 2;
    }

    private LineMetrics Measure()
    {
        var (ascent, descent) = (0, 0);
        foreach (var rune in (ProbeText.HanLine + ProbeText.LatinLine).EnumerateRunes())
        {
            var latin = LetterClass.IsLatin(rune.Value);
            var mask = _masks.Mask(_weight, latin ? LatinEm : HanEm, _font.NominalGlyph(rune.Value));
            if (mask.Height == 0)
                continue;
            ascent = Math.Max(ascent, mask.Top + (latin ? 0 : HanRaise));
            descent = Math.Max(descent, mask.Bottom - (latin ? 0 : HanRaise));
        }

        return new LineMetrics(ascent, descent);
    }
}

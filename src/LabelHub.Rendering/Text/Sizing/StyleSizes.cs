using System.Text;
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

    private readonly int _inkHeight;
    private readonly FontWeight _weight;
    private readonly ShapingFont _font;
    private readonly IGlyphMasks _masks;
    private readonly ushort[]?[] _pages = new ushort[0x110000 / PageSize][];

    public StyleSizes(TextStyle style, ShapingFont font, IGlyphMasks masks)
    {
        _weight = style.Weight;
        _inkHeight = style.InkHeight;
        _font = font;
        _masks = masks;
        HanEm = SmallestEmReaching(ProbeText.HanHeight, style.InkHeight);
        LatinEm = SmallestEmReaching(ProbeText.LatinHeight, style.InkHeight);
        HanRaise = MiddleDistance();
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
        if (IsNearlyFull(character, em))
        {
            while (InkOf(character, em).Height < _inkHeight && Fits(InkOf(character, em + 1), RaiseOf(character)))
                em++;
        }

        while (em > SmallestEm && !Fits(InkOf(character, em), RaiseOf(character)))
            em--;
        return em;
    }

    /// <summary>
    /// Signs drawn to the height of capitals that miss it by a dot or two when hinted, as № ￥ # and Ⅻ do at some sizes. Small
    /// letters are lower by nature.
    /// </summary>
    private bool IsNearlyFull(int character, int em) =>
        LetterClass.IsLatin(character)
        && !(Rune.IsValid(character) && Rune.IsLower(new Rune(character)))
        && InkOf(character, em).Height is var height && height < _inkHeight && height >= _inkHeight - 1 - (_inkHeight / 16);

    private bool Fits(Ink ink, int raise) => ink.Top + raise <= Metrics.Ascent && ink.Bottom - raise <= Metrics.Descent;

    private int SmallestEmReaching(string characters, int inkHeight)
    {
        // No ink of these is higher than its em.
        var em = inkHeight;
        foreach (var character in characters)
        {
            while (InkOf(character, em).Height < inkHeight)
            {
                if (++em > inkHeight * 2)
                    throw new InvalidDataException(FormattableString.Invariant($"The font has no {character} that reaches {inkHeight} dots."));
            }
        }

        return em;
    }

    private int MiddleDistance()
    {
        var han = InkOf(ProbeText.HanHeight[0], HanEm);
        var latin = InkOf('H', LatinEm);
        return (latin.Top - latin.Bottom - (han.Top - han.Bottom)) / 2;
    }

    private LineMetrics Measure()
    {
        var (ascent, descent) = (0, 0);
        foreach (var rune in (ProbeText.HanLine + ProbeText.LatinLine).EnumerateRunes())
        {
            var ink = InkOf(rune.Value, LetterClass.IsLatin(rune.Value) ? LatinEm : HanEm);
            ascent = Math.Max(ascent, ink.Top + RaiseOf(rune.Value));
            descent = Math.Max(descent, ink.Bottom - RaiseOf(rune.Value));
        }

        return new LineMetrics(ascent, descent);
    }

    /// <summary>
    /// The ink of a character by itself. It is shaped for this, because the glyph of Chinese text may be another one
    /// than the cmap's: the straight quotes are higher.
    /// </summary>
    private Ink InkOf(int character, int em)
    {
        // Half of a surrogate pair cannot be converted; it has no glyph of its own either.
        var text = character is >= 0xD800 and <= 0xDFFF ? "\uFFFD" : char.ConvertFromUtf32(character);
        using var buffer = new ShapingBuffer();
        Ink? ink = null;
        foreach (var unsized in buffer.Shape(_font, text, 0, text.Length).Glyphs)
        {
            var glyph = unsized.OnDots(em, raise: 0);
            var mask = _masks.Mask(_weight, em, glyph.GlyphId);
            if (mask.Height == 0)
                continue;
            var own = new Ink(mask.Top + glyph.OffsetY, mask.Bottom - glyph.OffsetY);
            ink = ink is { } all ? new Ink(Math.Max(all.Top, own.Top), Math.Max(all.Bottom, own.Bottom)) : own;
        }

        return ink ?? default;
    }

    /// <summary>Rows over and under the baseline.</summary>
    private readonly record struct Ink(int Top, int Bottom)
    {
        public int Height => Top + Bottom;
    }
}

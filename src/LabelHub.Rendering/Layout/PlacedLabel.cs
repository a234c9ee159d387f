using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>A rectangle in whole dots from the top left corner of the label.</summary>
public readonly record struct DotRect(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool Intersects(DotRect other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>A stretch of shaped text with its pen position.</summary>
/// <param name="Field">The label field it belongs to (a name of <c>LabelFields</c>, or null for words we add).</param>
/// <param name="Text">The shaped text the glyphs are taken from.</param>
/// <param name="FirstGlyph">Index of the first glyph drawn.</param>
/// <param name="GlyphCount">How many.</param>
/// <param name="X">Pen x of the first glyph.</param>
/// <param name="Baseline">y of the baseline: the row below the last row of ink of 'H'.</param>
public sealed record PlacedText(string? Field, ShapedText Text, int FirstGlyph, int GlyphCount, int X, int Baseline);

/// <summary>A filled or outlined box, such as the frame round required words.</summary>
/// <param name="Area">The box.</param>
/// <param name="Stroke">Stroke in dots, inside the box; 0 fills it.</param>
public sealed record PlacedBox(DotRect Area, int Stroke)
{
    /// <summary>What of it is black: the whole of it, or its four sides.</summary>
    public IEnumerable<DotRect> Sides() => Stroke <= 0 || Stroke * 2 >= Math.Min(Area.Width, Area.Height)
        ? [Area]
        :
        [
            Area with { Height = Stroke },
            Area with { Y = Area.Bottom - Stroke, Height = Stroke },
            Area with { Y = Area.Y + Stroke, Height = Area.Height - (2 * Stroke), Width = Stroke },
            Area with { X = Area.Right - Stroke, Y = Area.Y + Stroke, Height = Area.Height - (2 * Stroke), Width = Stroke },
        ];
}

/// <summary>A QR code, its quiet zone included in the area.</summary>
/// <param name="Payload">What it says.</param>
/// <param name="ModuleDots">Dots a module side.</param>
/// <param name="Area">With the quiet zone of 4 modules.</param>
public sealed record PlacedQr(string Payload, int ModuleDots, DotRect Area);

/// <summary>The workshop's mark at its place.</summary>
public sealed record PlacedLogo(Logo Logo, DotRect Area)
{
    /// <summary>Its black as rectangles, one for each run of dots in a row.</summary>
    public IEnumerable<DotRect> Runs()
    {
        for (var y = 0; y < Logo.Height; y++)
        {
            for (var x = 0; x < Logo.Width; x++)
            {
                var start = x;
                while (x < Logo.Width && Logo[x, y])
                    x++;
                if (x > start)
                    yield return new DotRect(Area.X + start, Area.Y + y, x - start, 1);
            }
        }
    }
}

/// <summary>Everything of a label at its final place: what the painter draws and the PDF is made of.</summary>
public sealed record PlacedLabel
{
    public required int WidthDots { get; init; }

    public required int HeightDots { get; init; }

    /// <summary>Dots a millimetre times 1000: 8000 at 203 dpi, 11811 at 300 dpi.</summary>
    public required int DotsPerMetre { get; init; }

    public required IReadOnlyList<PlacedText> Texts { get; init; }

    public required IReadOnlyList<PlacedBox> Boxes { get; init; }

    public required PlacedQr? Qr { get; init; }

    public PlacedLogo? Logo { get; init; }
}

using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Tests;

/// <summary>Makes placed labels for the tests of painter and encoders.</summary>
internal static class Placed
{
    public static PlacedLabel Label(int width, int height, params PlacedText[] texts) => new()
    {
        WidthDots = width,
        HeightDots = height,
        DotsPerMetre = 8000,
        Texts = texts,
        Boxes = [],
        Qr = null,
    };

    public static PlacedText Line(string text, TextStyle style, int x, int baseline, string? field = "foodName")
    {
        var shaped = Engine.Shared.Shape(text, style);
        return new PlacedText(field, shaped, 0, shaped.Glyphs.Count, x, baseline);
    }

    /// <summary>Lines under one another from the top, 8 dots from the left edge.</summary>
    public static PlacedText[] Lines(TextStyle style, params string[] lines)
    {
        var metrics = Engine.Shared.Metrics(style);
        return [.. lines.Select((line, i) => Line(line, style, 8, 8 + (i * metrics.Height) + metrics.Ascent))];
    }
}

namespace LabelHub.Rendering.Text;

/// <summary>The weights in <c>assets/fonts</c>.</summary>
public enum FontWeight
{
    Regular,
    Bold,
}

/// <summary>
/// How a text is set. Size is the ink height in printer dots that the Han 国, digits and capitals all reach;
/// the engine picks the em of each script for it (at 203 dpi, 15 dots: Han em 16, digits and Latin em 20).
/// </summary>
/// <param name="Weight">The weight of the face.</param>
/// <param name="InkHeight">Dots of ink, 8 to 200.</param>
public readonly record struct TextStyle(FontWeight Weight, int InkHeight);

/// <summary>The vertical extent of a style, in dots: what every line of it needs, whatever its characters.</summary>
/// <param name="Ascent">Rows above the baseline, the tallest ink of the Han block and of Latin capitals included.</param>
/// <param name="Descent">Rows below the baseline.</param>
public readonly record struct LineMetrics(int Ascent, int Descent)
{
    public int Height => Ascent + Descent;
}

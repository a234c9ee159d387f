namespace LabelHub.Rendering.Layout;

/// <summary>The white between things, in dots.</summary>
/// <param name="Leading">Between lines of one paragraph, beside what their metrics keep free.</param>
/// <param name="Paragraph">Between paragraphs.</param>
/// <param name="Title">Under the name.</param>
internal readonly record struct Spacing(int Leading, int Paragraph, int Title)
{
    /// <summary>The least that keeps lines apart.</summary>
    public static Spacing Tight(int inkHeight)
    {
        var leading = Math.Max(2, (inkHeight + 4) / 8);
        return new Spacing(leading, leading, leading + (inkHeight / 8));
    }

    /// <summary>More white between paragraphs, so that a field's lines are seen to belong together.</summary>
    public Spacing Loosened(int dots) => new(Leading + (dots / 4), Paragraph + dots, Title + (2 * dots));
}

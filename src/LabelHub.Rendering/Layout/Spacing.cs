namespace LabelHub.Rendering.Layout;

/// <summary>The white between things, in dots.</summary>
/// <param name="Leading">Between the ink heights of a paragraph's lines.</param>
/// <param name="Paragraph">Between paragraphs.</param>
/// <param name="Group">Above the dates and below them, and under the name.</param>
/// <param name="Clear">The least between any two rows of ink: descenders push the next line down.</param>
internal readonly record struct Spacing(int Leading, int Paragraph, int Group, int Clear)
{
    /// <summary>More white between paragraphs that follow the dates.</summary>
    public int Tail { get; init; }

    /// <summary>The least that is not ugly: a fifth of the ink height.</summary>
    public static Spacing Tight(int inkHeight)
    {
        var leading = LeadingOf(inkHeight);
        return new Spacing(leading, leading, leading + (inkHeight / 10), 2);
    }

    /// <summary>The least that keeps lines apart.</summary>
    public static Spacing Dense { get; } = new(2, 2, 2, 2);

    /// <summary>Fields are told apart by the white between them.</summary>
    public static Spacing Easy(int inkHeight)
    {
        var leading = LeadingOf(inkHeight) + (inkHeight / 16);
        return new Spacing(leading, leading + (inkHeight / 6), leading + (inkHeight / 2), 2);
    }

    /// <summary>The white a line of this size has on either side.</summary>
    public static int LeadingOf(int inkHeight) => Math.Max(2, (inkHeight + 2) / 5);

    /// <summary>More white, most of it where something new begins.</summary>
    public Spacing Loosened(int dots) => this with
    {
        Leading = Leading + (dots / 4),
        Paragraph = Paragraph + dots,
        Group = Group + (2 * dots),
    };
}

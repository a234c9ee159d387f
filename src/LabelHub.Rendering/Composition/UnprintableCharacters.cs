using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Composition;

/// <summary>What of a typed text no label can show: the question that the check asks and the drawing answers.</summary>
public static class UnprintableCharacters
{
    /// <summary>
    /// Each once, in order; those that cannot be seen by themselves as U+XXXX. White space and
    /// zero-width characters are none of them.
    /// </summary>
    public static IReadOnlyList<string> Of(string typed, ITextShaper shaper) => shaper.MissingCharacters(PrintableText.Of(typed));
}

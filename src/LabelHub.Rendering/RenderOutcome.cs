using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering;

/// <summary>Characters of one field that no font of ours has.</summary>
/// <param name="Field">The path of the field, such as <c>ingredients</c> or <c>notes[0].text</c>; null for words of the pack.</param>
/// <param name="Characters">Each once, in order.</param>
public sealed record MissingGlyphs(string? Field, IReadOnlyList<string> Characters);

/// <summary>What drawing a label came to.</summary>
public abstract record RenderOutcome
{
    private RenderOutcome()
    {
    }

    /// <summary>The label.</summary>
    /// <param name="Picture">Its dots.</param>
    /// <param name="Label">What stands where.</param>
    /// <param name="Yields">The heights aimed at that the stock was too small for.</param>
    public sealed record Drawn(Bitmap1 Picture, PlacedLabel Label, IReadOnlyList<SizeYield> Yields) : RenderOutcome;

    /// <summary>Some characters cannot be drawn.</summary>
    /// <param name="Fields">Which, by field.</param>
    public sealed record MissesGlyphs(IReadOnlyList<MissingGlyphs> Fields) : RenderOutcome;

    /// <summary>The label is too full for the stock.</summary>
    /// <param name="Reason">Where and why it was full.</param>
    /// <param name="SmallestStock">The smallest stock that it fits; null when none does.</param>
    public sealed record DoesNotFit(LayoutPlan.DoesNotFit Reason, LabelStock? SmallestStock) : RenderOutcome;
}

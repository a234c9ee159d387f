namespace LabelHub.Rendering.Layout;

/// <summary>A size that the stock was too small for.</summary>
/// <param name="Field">The field set smaller than aimed at; null for the text as a whole.</param>
/// <param name="TargetMm">The ink height aimed at.</param>
/// <param name="ActualMm">The ink height reached; never under the floor.</param>
public sealed record SizeYield(string? Field, double TargetMm, double ActualMm);

/// <summary>What planning a label came to.</summary>
public abstract record LayoutPlan
{
    private LayoutPlan()
    {
    }

    /// <summary>Everything has its place.</summary>
    /// <param name="Label">Where.</param>
    /// <param name="Yields">The heights that were aimed at and not reached.</param>
    public sealed record Fits(PlacedLabel Label, IReadOnlyList<SizeYield> Yields) : LayoutPlan;

    /// <summary>Even at the floor something is left over.</summary>
    /// <param name="Field">The field at which the label is full; null for the QR code or words we add.</param>
    /// <param name="Cause">What is missing.</param>
    /// <param name="MissingMm">About how much of it.</param>
    public sealed record DoesNotFit(string? Field, MissingSpace Cause, double MissingMm) : LayoutPlan;
}

/// <summary>What a label has too little of.</summary>
public enum MissingSpace
{
    /// <summary>Height for all lines.</summary>
    Height,

    /// <summary>Width for a word that cannot be cut, such as a date.</summary>
    Width,

    /// <summary>Room for the QR code with its quiet zone.</summary>
    QrCode,
}

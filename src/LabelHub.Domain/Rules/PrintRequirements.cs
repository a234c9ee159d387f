namespace LabelHub.Domain.Rules;

/// <summary>A field as it stands on the label, with the caption of the jurisdiction's pack.</summary>
/// <param name="Field">A name of <see cref="Labels.LabelFields"/>.</param>
/// <param name="Caption">What stands before the colon, such as 登记证号码.</param>
/// <param name="Mandatory">Whether the pack asks for it: never dropped, never under the height floor.</param>
public sealed record PrintedField(string Field, string Caption, bool Mandatory);

/// <summary>
/// What the law wants to see on paper for one jurisdiction, packaging form and date: which fields in which
/// order under which captions, words to add, and ink heights to aim at.
/// </summary>
public sealed record PrintRequirements
{
    /// <summary>In the order they are printed. Fields the label does not state are skipped.</summary>
    public required IReadOnlyList<PrintedField> Fields { get; init; }

    /// <summary>Words the composer prints by itself, such as 小作坊食品.</summary>
    public required IReadOnlyList<string> RequiredWords { get; init; }

    /// <summary>No mandatory text is ever drawn with less ink height than this, in millimetres (1.8).</summary>
    public required double MinimumHeightMm { get; init; }

    /// <summary>The ink height aimed at for text; yields to a small stock, with a warning.</summary>
    public required double TargetHeightMm { get; init; }

    /// <summary>The ink height aimed at for production and expiry dates; yields to a small stock.</summary>
    public required double DateTargetHeightMm { get; init; }

    /// <summary>The ink height aimed at for the net content; yields to a small stock.</summary>
    public required double NetContentTargetHeightMm { get; init; }
}

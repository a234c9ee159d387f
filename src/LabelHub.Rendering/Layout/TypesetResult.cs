using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Text;

namespace LabelHub.Rendering.Layout;

/// <summary>What setting a label came to.</summary>
internal readonly record struct TypesetResult()
{
    /// <summary>How the name's line came out.</summary>
    public HeadShape Head { get; init; }

    /// <summary>How many lines it takes where it does not fit one; else 0.</summary>
    public int NameLines { get; init; }

    /// <summary>The row under the last ink.</summary>
    public int Bottom { get; init; }

    /// <summary>The poorest break that was needed.</summary>
    public BreakKind PoorestBreak { get; init; } = BreakKind.First;

    /// <summary>Whether a date had to leave its caption on the line above.</summary>
    public bool DateWrapped { get; init; }

    /// <summary>The first block that did not fit, or null.</summary>
    public LabelBlock? Failed { get; init; }

    /// <summary>Whether it failed for want of width rather than height.</summary>
    public bool TooWide { get; init; }

    /// <summary>Whether nothing is torn apart here that is whole there.</summary>
    public bool IsNoWorseThan(TypesetResult other) =>
        PoorestBreak >= other.PoorestBreak && Head <= other.Head && NameLines <= other.NameLines
        && (!DateWrapped || other.DateWrapped);
}

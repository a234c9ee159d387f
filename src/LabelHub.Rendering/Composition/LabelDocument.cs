using LabelHub.Domain.Findings;

namespace LabelHub.Rendering.Composition;

/// <summary>What a block is, which decides how it is set.</summary>
public enum LabelBlockKind
{
    /// <summary>The food's name: bold and biggest.</summary>
    Title,

    /// <summary>Words the law wants seen at a glance, such as 小作坊食品: boxed.</summary>
    RequiredWord,

    /// <summary>草稿: boxed, on labels that must not be sold under.</summary>
    DraftMark,

    /// <summary>补打: boxed, on labels printed a second time where the shop wants to see it.</summary>
    ReprintMark,

    /// <summary>Caption and value, or a free line.</summary>
    Text,

    /// <summary>净含量, which the law wants in a size of its own.</summary>
    NetContent,

    /// <summary>Production and expiry date: in their own area, never split.</summary>
    Date,

    /// <summary>保质期 as a duration: stands with the dates.</summary>
    ShelfLife,
}

/// <summary>One thing a label says.</summary>
/// <param name="Kind">How it is set.</param>
/// <param name="Field">The path of the field the text was typed in, such as <c>ingredients</c> or
/// <c>notes[0].text</c>; null for words we add.</param>
/// <param name="Caption">What stands before the colon; empty when the value stands alone.</param>
/// <param name="Value">The words themselves.</param>
/// <param name="Mandatory">Whether the law asks for it. Nothing is ever dropped; this only orders the reasons given.</param>
public sealed record LabelBlock(LabelBlockKind Kind, string? Field, string Caption, string Value, bool Mandatory)
{
    /// <summary>The caption with its colon, or nothing.</summary>
    public string Lead => Caption.Length == 0 ? "" : Caption + "：";

    /// <summary>The path of the field its caption was typed in; null where the caption is the pack's.</summary>
    public string? CaptionField { get; init; }

    /// <summary>Stretches of the value that stand out, such as allergens; in order and apart from one another.</summary>
    public IReadOnlyList<TextSpan> Stressed { get; init; } = [];

    /// <summary>Everything of it, as it stands on paper.</summary>
    public string Text => Lead + Value;
}

/// <summary>A label as words in their order, before any size or place is known.</summary>
public sealed record LabelDocument
{
    /// <summary>In the order of the label; dates stand together.</summary>
    public required IReadOnlyList<LabelBlock> Blocks { get; init; }

    /// <summary>What the QR code says; null for none.</summary>
    public required string? QrUrl { get; init; }

    public LabelDesign Design { get; init; } = LabelDesigns.Usual;

    /// <summary>The workshop's own mark; null for none.</summary>
    public Logo? Logo { get; init; }

    /// <summary>No text is ever drawn with less ink height than this, in millimetres.</summary>
    public required double MinimumHeightMm { get; init; }

    /// <summary>Aimed at for all text.</summary>
    public required double TargetHeightMm { get; init; }

    /// <summary>Aimed at for dates.</summary>
    public required double DateTargetHeightMm { get; init; }

    /// <summary>Aimed at for the net content.</summary>
    public required double NetContentTargetHeightMm { get; init; }
}

namespace LabelHub.Domain.Labels;

/// <summary>A free line of a label: its caption and its text, such as 酒精度 and 52%vol.</summary>
/// <param name="Caption">What stands before the colon.</param>
/// <param name="Text">What stands after it.</param>
public sealed record LabelNote(string Caption, string Text);

/// <summary>
/// Everything an owner may put on a label. Any field may be missing: what is missing is a finding.
/// Texts are kept exactly as typed, because the spans of findings point into them.
/// </summary>
public sealed record LabelContent
{
    public string? FoodName { get; init; }
    public string? Ingredients { get; init; }
    public string? NetContent { get; init; }
    public DateOnly? ProductionDate { get; init; }

    /// <summary>For food that keeps for hours.</summary>
    public TimeOnly? ProductionTime { get; init; }

    public ShelfLife? ShelfLife { get; init; }
    public string? StorageConditions { get; init; }
    public string? BatchNumber { get; init; }
    public string? WorkshopName { get; init; }
    public string? WorkshopAddress { get; init; }
    public string? WorkshopPhone { get; init; }
    public string? AuthorizationNumber { get; init; }
    public string? Brand { get; init; }
    public string? Slogan { get; init; }
    public string? Usage { get; init; }
    public string? Description { get; init; }
    public string? Specification { get; init; }
    public string? ProductStandard { get; init; }
    public IReadOnlyList<LabelNote> Notes { get; init; } = [];

    /// <summary>The end of the shelf life, where production date and shelf life are both there and sound.</summary>
    public Expiry? Expiry => ProductionDate is { } date && ShelfLife is { } life ? Labels.Expiry.Of(date, ProductionTime, life) : null;

    /// <summary>The text of a note by its caption, such as 酒精度.</summary>
    public string? NoteText(string caption) => Notes.FirstOrDefault(n => n.Caption.Trim() == caption)?.Text;
}

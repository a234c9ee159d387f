using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;

namespace LabelHub.Api.Features.Labels;

/// <summary>The body of a label check, and the first part of a rendering's body.</summary>
public record LabelRequest
{
    /// <summary>GB/T 2260 code of a province, city or county.</summary>
    public string? Jurisdiction { get; init; }

    public PackagingForm? PackagingForm { get; init; }

    public string? FoodCategory { get; init; }

    /// <summary>Picks the edition of the law; else the production date does, else today.</summary>
    public DateOnly? EvaluationDate { get; init; }

    /// <summary>Largest surface of the package in square centimetres.</summary>
    public double? PackageSurfaceCm2 { get; init; }

    public LabelBody? Label { get; init; }

    /// <summary>The domain's question; only for a request that passed <see cref="LabelRequestShape"/>.</summary>
    public LabelCheckQuery ToQuery(DateOnly today)
    {
        var content = Label!.ToContent();
        return new LabelCheckQuery(
            Jurisdiction!,
            PackagingForm!.Value,
            string.IsNullOrWhiteSpace(FoodCategory) ? null : FoodCategory.Trim(),
            LabelCheckQuery.LawDateOf(EvaluationDate, content, today),
            today,
            PackageSurfaceCm2,
            content);
    }
}

/// <summary>A label's content as sent. Every field may be null or absent: what is missing is a finding.</summary>
public sealed record LabelBody
{
    public string? FoodName { get; init; }
    public string? Ingredients { get; init; }
    public string? NetContent { get; init; }
    public DateOnly? ProductionDate { get; init; }
    public TimeOnly? ProductionTime { get; init; }
    public ShelfLifeBody? ShelfLife { get; init; }
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
    public IReadOnlyList<NoteBody>? Notes { get; init; }

    /// <summary>The texts besides the notes, with the names the contract gives them.</summary>
    internal (string Field, string? Text)[] Texts =>
    [
        ("foodName", FoodName), ("ingredients", Ingredients), ("netContent", NetContent),
        ("storageConditions", StorageConditions), ("batchNumber", BatchNumber),
        ("workshopName", WorkshopName), ("workshopAddress", WorkshopAddress),
        ("workshopPhone", WorkshopPhone), ("authorizationNumber", AuthorizationNumber),
        ("brand", Brand), ("slogan", Slogan), ("usage", Usage), ("description", Description),
        ("specification", Specification), ("productStandard", ProductStandard),
    ];

    public LabelContent ToContent() => new()
    {
        FoodName = FoodName,
        Ingredients = Ingredients,
        NetContent = NetContent,
        ProductionDate = ProductionDate,
        ProductionTime = ProductionTime,
        ShelfLife = ShelfLife is { Value: { } value, Unit: { } unit } ? new ShelfLife(value, unit) : null,
        StorageConditions = StorageConditions,
        BatchNumber = BatchNumber,
        WorkshopName = WorkshopName,
        WorkshopAddress = WorkshopAddress,
        WorkshopPhone = WorkshopPhone,
        AuthorizationNumber = AuthorizationNumber,
        Brand = Brand,
        Slogan = Slogan,
        Usage = Usage,
        Description = Description,
        Specification = Specification,
        ProductStandard = ProductStandard,
        Notes = [.. (Notes ?? []).Select(n => new LabelNote(n.Caption ?? "", n.Text ?? ""))],
    };
}

public sealed record ShelfLifeBody(int? Value, ShelfLifeUnit? Unit);

public sealed record NoteBody(string? Caption, string? Text);

using System.Text.Json;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Domain.Batches;
using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Api.Features.Products;

/// <summary>What is said about a product on every one of its labels.</summary>
public sealed record ProductContent
{
    public string? FoodName { get; init; }
    public PackagingForm? PackagingForm { get; init; }
    public string? FoodCategory { get; init; }
    public string? Ingredients { get; init; }
    public string? NetContent { get; init; }
    public ShelfLifeBody? ShelfLife { get; init; }
    public string? StorageConditions { get; init; }
    public string? Brand { get; init; }
    public string? Slogan { get; init; }
    public string? Usage { get; init; }
    public string? Description { get; init; }
    public string? Specification { get; init; }
    public string? ProductStandard { get; init; }
    public IReadOnlyList<NoteBody>? Notes { get; init; }

    /// <summary>How batch numbers are made, such as <c>{yyyyMMdd}-{seq2}</c>; that one when left out.</summary>
    public string? BatchPattern { get; init; }

    /// <summary>A label request for this product in this workshop; dates and batch are added by the caller.</summary>
    public LabelRequest ToRequest(Workshop workshop, DateOnly productionDate, TimeOnly? productionTime, string? batchNumber) => new()
    {
        Jurisdiction = workshop.Jurisdiction,
        PackagingForm = PackagingForm,
        FoodCategory = FoodCategory,
        Label = new LabelBody
        {
            FoodName = FoodName,
            Ingredients = Ingredients,
            NetContent = NetContent,
            ProductionDate = productionDate,
            ProductionTime = productionTime,
            ShelfLife = ShelfLife,
            StorageConditions = StorageConditions,
            BatchNumber = batchNumber,
            WorkshopName = workshop.Name,
            WorkshopAddress = workshop.Address,
            WorkshopPhone = workshop.Phone,
            AuthorizationNumber = workshop.AuthorizationNumber,
            Brand = Brand,
            Slogan = Slogan,
            Usage = Usage,
            Description = Description,
            Specification = Specification,
            ProductStandard = ProductStandard,
            Notes = Notes,
        },
    };

    public string ToJson() => JsonSerializer.Serialize(this, JsonShape.Options);

    public static ProductContent FromJson(string json) => JsonSerializer.Deserialize<ProductContent>(json, JsonShape.Options)!;
}

/// <summary>The body of a product's creation and update.</summary>
public sealed record ProductBody(ProductContent? Content)
{
    /// <summary>All errors; the paths begin with <c>content.</c>.</summary>
    public IEnumerable<FieldError> CheckShape(Workshop workshop, DateOnly today, RuleSet rules)
    {
        if (Content is null)
            return [new FieldError("content", "请带上产品内容。")];
        var label = LabelRequestShape.Check(Content.ToRequest(workshop, today, productionTime: null, batchNumber: null), rules)
            .Select(e => e with
            {
                Field = ("content." + (e.Field == "label" || e.Field.StartsWith("label.", StringComparison.Ordinal)
                    ? e.Field["label".Length..].TrimStart('.')
                    : e.Field)).TrimEnd('.'),
            });
        return label.Concat(Names());
    }

    /// <summary>What is kept and shown as a name holds nothing that nobody sees.</summary>
    private IEnumerable<FieldError> Names()
    {
        if (BatchPattern.Problem(Content!.BatchPattern) is { } problem)
            yield return new FieldError("content.batchPattern", problem);
        (string Field, string? Text)[] names =
        [
            ("foodName", Content.FoodName), ("brand", Content.Brand),
            .. (Content.Notes ?? []).Select((n, i) => (FormattableString.Invariant($"notes[{i}].caption"), n?.Caption)),
        ];
        foreach (var (field, text) in names)
        {
            if (text is { Length: > 0 } && TextShape.HasHidden(text))
                yield return new FieldError("content." + field, TextShape.Hidden);
        }
    }
}

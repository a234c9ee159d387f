using System.Text.Json;
using System.Text.Json.Serialization;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Persistence.Products;

/// <summary>The label of a kept product, read from its JSON, for checks that no request asked for.</summary>
public static class StoredLabel
{
    /// <summary>Stands for the number of a batch that is not made yet.</summary>
    public const string AnyBatchNumber = "000000";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        MaxDepth = 64,
    };

    /// <summary>The food's name, as far as one was given.</summary>
    public static string? FoodName(string content) => Read(content).FoodName;

    /// <summary>The check of the product as if it were made on a day.</summary>
    public static Func<DateOnly, LabelCheckQuery> QueryOf(string content, Workshop workshop)
    {
        var product = Read(content);
        var label = new LabelContent
        {
            FoodName = product.FoodName,
            Ingredients = product.Ingredients,
            NetContent = product.NetContent,
            ShelfLife = product.ShelfLife is { } life ? new ShelfLife(life.Value, life.Unit) : null,
            StorageConditions = product.StorageConditions,
            BatchNumber = AnyBatchNumber,
            WorkshopName = workshop.Name,
            WorkshopAddress = workshop.Address,
            WorkshopPhone = workshop.Phone,
            AuthorizationNumber = workshop.AuthorizationNumber,
            Brand = product.Brand,
            Slogan = product.Slogan,
            Usage = product.Usage,
            Description = product.Description,
            Specification = product.Specification,
            ProductStandard = product.ProductStandard,
            Notes = [.. (product.Notes ?? []).Select(n => new LabelNote(n.Caption ?? "", n.Text ?? ""))],
        };
        var category = string.IsNullOrWhiteSpace(product.FoodCategory) ? null : product.FoodCategory.Trim();
        return day => new LabelCheckQuery(
            workshop.Jurisdiction, product.PackagingForm, category, day, day, PackageSurfaceCm2: null, label with { ProductionDate = day });
    }

    private static Stored Read(string content) => JsonSerializer.Deserialize<Stored>(content, Json)!;

    private sealed record Stored(
        string? FoodName,
        PackagingForm PackagingForm,
        string? FoodCategory,
        string? Ingredients,
        string? NetContent,
        StoredLife? ShelfLife,
        string? StorageConditions,
        string? Brand,
        string? Slogan,
        string? Usage,
        string? Description,
        string? Specification,
        string? ProductStandard,
        IReadOnlyList<StoredNote>? Notes);

    private sealed record StoredLife(int Value, ShelfLifeUnit Unit);

    private sealed record StoredNote(string? Caption, string? Text);
}

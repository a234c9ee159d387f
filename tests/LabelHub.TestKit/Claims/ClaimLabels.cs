using LabelHub.Domain.Labels;

namespace LabelHub.TestKit.Claims;

/// <summary>Makes a label of the rows of one product.</summary>
public static class ClaimLabels
{
    /// <exception cref="InvalidDataException">A row names a field labels do not have.</exception>
    public static LabelContent Of(IEnumerable<ClaimRow> rows) =>
        rows.Aggregate(new LabelContent(), (label, row) => With(label, row.Field, row.Text));

    private static LabelContent With(LabelContent label, string field, string text) => field switch
    {
        "name" or "foodName" or "food_name" => label with { FoodName = text },
        "slogan" => label with { Slogan = text },
        "description" => label with { Description = text },
        "usage" => label with { Usage = text },
        "ingredients" => label with { Ingredients = text },
        "storage" or "storageConditions" or "storage_conditions" => label with { StorageConditions = text },
        "workshop_name" or "workshopName" => label with { WorkshopName = text },
        "address" or "workshopAddress" or "workshop_address" => label with { WorkshopAddress = text },
        "brand" => label with { Brand = text },
        "specification" => label with { Specification = text },
        "net_content" or "netContent" => label with { NetContent = text },
        "notes" or "note" => label with { Notes = [.. label.Notes, new LabelNote("说明", text)] },
        _ => throw new InvalidDataException($"no field '{field}'"),
    };
}

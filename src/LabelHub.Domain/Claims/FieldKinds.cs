using LabelHub.Domain.Labels;

namespace LabelHub.Domain.Claims;

/// <summary>Kinds of label fields, as far as claims are concerned.</summary>
[Flags]
internal enum FieldKinds
{
    None = 0,

    /// <summary>Name and brand.</summary>
    Name = 1 << 0,

    /// <summary>Slogan, description, notes.</summary>
    Copy = 1 << 1,

    Ingredients = 1 << 2,
    Usage = 1 << 3,
    Storage = 1 << 4,
    Workshop = 1 << 5,
    Address = 1 << 6,

    /// <summary>Numbers, standards, net content and the like.</summary>
    Codes = 1 << 7,

    All = (1 << 8) - 1,
}

/// <summary>Which kind a field is.</summary>
internal static class FieldKind
{
    public static FieldKinds Of(string field) => field switch
    {
        LabelFields.FoodName or LabelFields.Brand => FieldKinds.Name,
        LabelFields.Ingredients => FieldKinds.Ingredients,
        LabelFields.Usage => FieldKinds.Usage,
        LabelFields.StorageConditions => FieldKinds.Storage,
        LabelFields.WorkshopName => FieldKinds.Workshop,
        LabelFields.WorkshopAddress => FieldKinds.Address,
        LabelFields.NetContent or LabelFields.Specification or LabelFields.BatchNumber or LabelFields.ProductStandard
            or LabelFields.WorkshopPhone or LabelFields.AuthorizationNumber => FieldKinds.Codes,
        _ => FieldKinds.Copy,
    };

    public static bool TryParse(string name, out FieldKinds kinds)
    {
        kinds = name switch
        {
            "name" => FieldKinds.Name,
            "copy" => FieldKinds.Copy,
            "ingredients" => FieldKinds.Ingredients,
            "usage" => FieldKinds.Usage,
            "storage" => FieldKinds.Storage,
            "workshop" => FieldKinds.Workshop,
            "address" => FieldKinds.Address,
            "codes" => FieldKinds.Codes,
            "-" => FieldKinds.All,
            _ => FieldKinds.None,
        };
        return kinds != FieldKinds.None;
    }
}

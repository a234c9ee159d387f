namespace LabelHub.TestKit.Products;

/// <summary>One of the 40 plausible workshop foods of <c>testdata/products.json</c>. Nothing in it is a real shop.</summary>
public sealed record Product
{
    /// <summary>P01 to P40.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The trade, such as 白酒.</summary>
    public required string Category { get; init; }

    public required ProductForm Form { get; init; }

    public required string IngredientsText { get; init; }

    /// <summary>As printed; 散装称量销售 for what is weighed at the counter.</summary>
    public required string NetContent { get; init; }

    /// <summary>Lines of this trade only, such as 酒精度: caption and text, in order.</summary>
    public required IReadOnlyDictionary<string, string> CategoryFields { get; init; }

    public required ProductShelfLife ShelfLife { get; init; }

    public required string Storage { get; init; }

    public required string BatchExample { get; init; }

    /// <summary>A day, or a day and a minute for food that keeps for hours.</summary>
    public required DateTime ProductionDate { get; init; }

    /// <summary>The end of its shelf life as this product counts it; null where it is exempt.</summary>
    public required DateTime? ExpiryIfProductionDayIsDayOne { get; init; }

    public required ProductWorkshop Workshop { get; init; }

    /// <summary>A slogan its owner might like and must not print.</summary>
    public required string ClaimToReject { get; init; }

    /// <summary>Whether the owner states the hour: the production date carries a minute.</summary>
    public bool HasProductionTime => ProductionDate.TimeOfDay > TimeSpan.Zero;

    public override string ToString() => $"{Id} {Name}";
}

/// <summary>How the product is sold.</summary>
public enum ProductForm
{
    Simple,
    Bulk,
    Both,
}

/// <param name="Unit">hour, day, month or exempt.</param>
/// <param name="Value">Null where exempt.</param>
public sealed record ProductShelfLife(string Unit, int? Value);

public sealed record ProductWorkshop(string Name, string Address, string LicenceNo);

using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;
using LabelHub.Rendering.Composition;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests;

/// <summary>The 40 products as labels of a province whose list has eleven fields.</summary>
internal static class SampleLabels
{
    public const string QrUrl = "https://labelhub.example.cn/t/A7K2M9Q4XR";

    public static PrintRequirements Print { get; } = new()
    {
        Fields =
        [
            new(LabelFields.FoodName, "食品名称", true),
            new(LabelFields.Ingredients, "配料", true),
            new(LabelFields.NetContent, "净含量", true),
            new(LabelFields.ProductionDate, "生产日期", true),
            new(LabelFields.ShelfLife, "保质期", true),
            new(LabelFields.StorageConditions, "贮存条件", true),
            new(LabelFields.BatchNumber, "生产批号", true),
            new(LabelFields.WorkshopName, "小作坊名称", true),
            new(LabelFields.WorkshopAddress, "地址", true),
            new(LabelFields.AuthorizationNumber, "登记证号码", true),
            new(LabelFields.WorkshopPhone, "联系方式", true),
        ],
        RequiredWords = [],
        MinimumHeightMm = 1.8,
        TargetHeightMm = 2.0,
        DateTargetHeightMm = 3.0,
        NetContentTargetHeightMm = 4.0,
    };

    public static LabelDocument Document(string productId, bool qr = true) =>
        LabelComposer.Compose(Content(ProductFile.ById(productId)), Print, qr ? QrUrl : null, draft: false);

    /// <summary>A ring of 80 dots.</summary>
    public static Logo Logo { get; } = Ring(80);

    private static Logo Ring(int side)
    {
        var bits = new byte[side / 8 * side];
        for (var i = 0; i < side * side; i++)
        {
            var (x, y) = ((i % side) - (side / 2) + 0.5, (i / side) - (side / 2) + 0.5);
            if (Math.Sqrt((x * x) + (y * y)) is > 34 and < 38)
                bits[i / 8] |= (byte)(0x80 >> (i % 8));
        }

        return Logo.Of(side, side, bits)!;
    }

    public static LabelContent Content(Product product) => new()
    {
        FoodName = product.Name,
        Ingredients = product.IngredientsText,
        NetContent = product.NetContent,
        ProductionDate = DateOnly.FromDateTime(product.ProductionDate),
        ProductionTime = product.HasProductionTime ? TimeOnly.FromDateTime(product.ProductionDate) : null,
        ShelfLife = product.ShelfLife.Value is { } value ? new ShelfLife(value, Enum.Parse<ShelfLifeUnit>(product.ShelfLife.Unit, ignoreCase: true)) : null,
        StorageConditions = product.Storage,
        BatchNumber = product.BatchExample,
        WorkshopName = product.Workshop.Name,
        WorkshopAddress = product.Workshop.Address,
        WorkshopPhone = "0773-5550123",
        AuthorizationNumber = product.Workshop.LicenceNo,
        Notes = [.. product.CategoryFields.Select(f => new LabelNote(f.Key, f.Value))],
    };
}

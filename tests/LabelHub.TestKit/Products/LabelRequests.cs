using System.Globalization;
using System.Text.Json.Nodes;

namespace LabelHub.TestKit.Products;

/// <summary>The bodies a client of the API sends for a product, written by hand from the contract.</summary>
public static class LabelRequests
{
    /// <summary>广西: the province every product is checked as, wherever it comes from.</summary>
    public const string Guangxi = "450000";

    private const string SoldByWeight = "散装称量销售";
    private const string Phone = "0773-2800001";

    /// <summary>The body of POST /v1/label-checks.</summary>
    public static JsonObject Check(Product product, string? slogan = null) => new()
    {
        ["jurisdiction"] = Guangxi,
        ["packagingForm"] = product.Form == ProductForm.Bulk ? "bulk" : "simplePackaged",
        ["foodCategory"] = null,
        ["label"] = Label(product, slogan),
    };

    /// <summary>The body of POST /v1/label-renderings.</summary>
    public static JsonObject Rendering(Product product, (int WidthMm, int HeightMm) stock, string format, string? qrUrl)
    {
        var body = Check(product);
        body["stock"] = new JsonObject { ["widthMm"] = stock.WidthMm, ["heightMm"] = stock.HeightMm };
        body["dpi"] = 203;
        body["format"] = format;
        body["copies"] = 1;
        body["qrUrl"] = qrUrl;
        return body;
    }

    private static JsonObject Label(Product product, string? slogan) => new()
    {
        ["foodName"] = product.Name,
        ["ingredients"] = product.IngredientsText,
        ["netContent"] = product.NetContent == SoldByWeight ? null : product.NetContent,
        ["productionDate"] = product.ProductionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["productionTime"] = product.HasProductionTime ? product.ProductionDate.ToString("HH:mm", CultureInfo.InvariantCulture) : null,
        ["shelfLife"] = product.ShelfLife.Value is { } value
            ? new JsonObject { ["value"] = value, ["unit"] = product.ShelfLife.Unit }
            : null,
        ["storageConditions"] = product.Storage,
        ["batchNumber"] = product.BatchExample,
        ["workshopName"] = product.Workshop.Name,
        ["workshopAddress"] = product.Workshop.Address,
        ["workshopPhone"] = Phone,
        ["authorizationNumber"] = product.Workshop.LicenceNo,
        ["slogan"] = slogan,
        ["notes"] = new JsonArray([.. product.CategoryFields.Select(f => new JsonObject { ["caption"] = f.Key, ["text"] = f.Value })]),
    };
}

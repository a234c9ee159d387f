using System.Text.Json;
using System.Text.Json.Serialization;

namespace LabelHub.TestKit.Products;

/// <summary>Reads the product fixtures.</summary>
public static class ProductFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>All 40, P01 first.</summary>
    public static IReadOnlyList<Product> All { get; } = Read();

    /// <summary>One by its id, such as P06.</summary>
    public static Product ById(string id) => All.Single(p => p.Id == id);

    private static IReadOnlyList<Product> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "testdata", "products.json"));
        return JsonSerializer.Deserialize<Content>(file, Json)?.Products
            ?? throw new InvalidDataException("products.json is empty.");
    }

    private sealed record Content(IReadOnlyList<Product> Products);
}

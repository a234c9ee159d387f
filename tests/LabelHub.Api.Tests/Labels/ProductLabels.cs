using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LabelHub.TestKit.Products;

namespace LabelHub.Api.Tests.Labels;

/// <summary>A product's label on the smallest stock that takes it, as picture and, by language, as printer bytes.</summary>
public sealed record ProductLabel((int WidthMm, int HeightMm) Stock, byte[] Png, IReadOnlyDictionary<string, byte[]> Printers);

/// <summary>Has the API draw the product fixtures.</summary>
public static class ProductLabels
{
    public static readonly string[] PrinterLanguages = ["tspl", "cpcl", "escpos", "zpl"];

    private static readonly (int WidthMm, int HeightMm) SmallestOfAll = (40, 30);

    /// <summary>P01 to P40.</summary>
    public static TheoryData<string> Ids => [.. ProductFile.All.Select(p => p.Id)];

    public static string QrUrl(Product product) => $"https://labelhub.example/t/{product.Id}-7K3M9QX2";

    /// <summary>Draws the label, on the stock the API itself names where the smallest one is refused.</summary>
    public static async Task<ProductLabel> DrawOnSmallestStockAsync(ApiHost host, Product product)
    {
        using var client = host.CreateClient();
        var stock = await SmallestStockAsync(client, product);
        var printers = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var language in PrinterLanguages)
            printers.Add(language, await DrawAsync(client, product, stock, language));
        return new ProductLabel(stock, await DrawAsync(client, product, stock, "png"), printers);
    }

    private static async Task<(int WidthMm, int HeightMm)> SmallestStockAsync(HttpClient client, Product product)
    {
        using var answer = await PostAsync(client, product, SmallestOfAll, "png");
        if (answer.StatusCode == HttpStatusCode.OK)
            return SmallestOfAll;
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("code").GetString() == "label.doesNotFit", $"{product}: {problem}");
        var smallest = problem.GetProperty("smallestStock");
        return (smallest.GetProperty("widthMm").GetInt32(), smallest.GetProperty("heightMm").GetInt32());
    }

    private static async Task<byte[]> DrawAsync(HttpClient client, Product product, (int WidthMm, int HeightMm) stock, string format)
    {
        using var answer = await PostAsync(client, product, stock, format);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{product}: {await answer.Content.ReadAsStringAsync()}");
        Assert.Equal(Dots(stock.WidthMm), Assert.Single(answer.Headers.GetValues("Label-Width-Dots")));
        Assert.Equal(Dots(stock.HeightMm), Assert.Single(answer.Headers.GetValues("Label-Height-Dots")));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, Product product, (int WidthMm, int HeightMm) stock, string format) =>
        client.PostAsJsonAsync("/v1/label-renderings", LabelRequests.Rendering(product, stock, format, QrUrl(product)));

    // 203 dpi is 8 dots a millimetre.
    private static string Dots(int millimetres) => (millimetres * 8).ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using LabelHub.TestKit.Oracles;
using LabelHub.TestKit.Products;

namespace LabelHub.Api.Tests.Labels;

/// <summary>All 40 products drawn over HTTP: a program that reads print must find both dates. The slow ones: about a second each.</summary>
public sealed class ProductDatesTests(ApiHost host) : IClassFixture<ApiHost>
{
    // What a reader misses at one enlargement it often finds at another; both are the same dots.
    private static readonly int[] Enlargements = [2, 3];

    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public async Task Png_ReadByTesseract_ShowsTheDates(string id)
    {
        var product = ProductFile.ById(id);
        var missing = ExpectedDates(product).ToHashSet(StringComparer.Ordinal);
        var label = await ProductLabels.DrawOnSmallestStockAsync(host, product);
        var readings = new List<string>();
        foreach (var enlargement in Enlargements)
        {
            var text = (await OcrReader.ReadAsync(label.Png, enlargement)).Replace(" ", "", StringComparison.Ordinal);
            readings.Add(text);
            missing.RemoveWhere(date => text.Contains(date, StringComparison.Ordinal));
            if (missing.Count == 0)
                return;
        }

        Assert.Fail($"{product}: {string.Join(" and ", missing)} not found in\n{string.Join("\n----\n", readings)}");
    }

    private static IEnumerable<string> ExpectedDates(Product product)
    {
        yield return Printed(product.ProductionDate);
        if (product.ExpiryIfProductionDayIsDayOne is { } expiry)
            yield return Printed(expiry);
    }

    private static string Printed(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;
using LabelHub.TestKit.Oracles;
using LabelHub.TestKit.Products;

namespace LabelHub.Api.Tests.Labels;

/// <summary>All 40 products drawn over HTTP: a program that reads print must find both dates. The slow ones: about a second each.</summary>
public sealed class ProductDatesTests(ApiHost host) : IClassFixture<ApiHost>
{
    // What the reader misses one way it finds another; all are readings of the same dots.
    private static readonly (int Enlargement, bool DigitsOnly)[] Ways = [(2, false), (3, false), (2, true), (3, true)];

    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public async Task Png_ReadByTesseract_ShowsTheDates(string id)
    {
        var product = ProductFile.ById(id);
        var missing = ExpectedDates(product).ToHashSet(StringComparer.Ordinal);
        var label = await ProductLabels.DrawOnSmallestStockAsync(host, product);
        var readings = new List<string>();
        foreach (var (enlargement, digitsOnly) in Ways)
        {
            var text = (await OcrReader.ReadAsync(label.Png, enlargement, digitsOnly)).Replace(" ", "", StringComparison.Ordinal);
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

using LabelHub.TestKit.Images;
using LabelHub.TestKit.Oracles;
using LabelHub.TestKit.Products;

namespace LabelHub.Api.Tests.Labels;

/// <summary>All 40 products drawn over HTTP; other programs say what the bytes show.</summary>
public sealed class ProductPicturesTests(DrawnProducts drawn) : IClassFixture<DrawnProducts>
{
    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public async Task Png_QrCode_ReadsBackAsTheUrl(string id)
    {
        var product = ProductFile.ById(id);
        Assert.Equal([ProductLabels.QrUrl(product)], await QrReader.ReadAsync(drawn.Labels[id].Png));
    }

    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public void Png_Size_IsTheStockAt203Dpi(string id)
    {
        var (stock, png, _) = drawn.Labels[id];
        var file = PngReader.Read(png);
        Assert.Equal((stock.WidthMm * 8, stock.HeightMm * 8), (file.Picture.Width, file.Picture.Height));
        Assert.Equal((8000, 8000), file.DotsPerMetre);
    }

    [Theory]
    [MemberData(nameof(ProductLabels.Ids), MemberType = typeof(ProductLabels))]
    public void Printers_DecodedByOtherPrograms_PrintThePngToTheDot(string id) => Assert.All(
        ProductLabels.PrinterLanguages, language => Assert.Empty(drawn.PrinterProblems[$"{id} {language}"]));
}

/// <summary>Draws every product once and has the printer oracles look at all of them in one start.</summary>
public sealed class DrawnProducts : IAsyncLifetime, IDisposable
{
    private readonly ApiHost _host = new();

    public Dictionary<string, ProductLabel> Labels { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> PrinterProblems { get; private set; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        foreach (var product in ProductFile.All)
            Labels.Add(product.Id, await ProductLabels.DrawOnSmallestStockAsync(_host, product));
        PrinterProblems = await PrinterOracle.CheckAsync(
        [
            .. from label in Labels
               from printer in label.Value.Printers
               let stock = label.Value.Stock
               select new PrinterSample($"{label.Key} {printer.Key}", printer.Key, printer.Value, label.Value.Png, stock.WidthMm, stock.HeightMm, 1),
        ]);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_host).DisposeAsync();

    public void Dispose() => _host.Dispose();
}

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
    public void Tspl_DecodedByAnotherProgram_IsThePngToTheDot(string id) => Assert.Empty(drawn.TsplProblems[id]);
}

/// <summary>Draws every product once and has the TSPL oracle look at all of them in one start.</summary>
public sealed class DrawnProducts : IAsyncLifetime, IDisposable
{
    private readonly ApiHost host = new();

    public Dictionary<string, ProductLabel> Labels { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> TsplProblems { get; private set; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        foreach (var product in ProductFile.All)
            Labels.Add(product.Id, await ProductLabels.DrawOnSmallestStockAsync(host, product));
        TsplProblems = await PrinterOracle.CheckAsync(
            [.. Labels.Select(l => new PrinterSample(l.Key, "tspl", l.Value.Tspl, l.Value.Png, l.Value.Stock.WidthMm, l.Value.Stock.HeightMm, 1))]);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    public void Dispose() => host.Dispose();
}

using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests.Layout;

/// <summary>Every product on every stock at both resolutions, with and without its QR code, with the real engine.</summary>
public class ProductGeometryTests
{
    public static TheoryData<string> Ids => [.. ProductFile.All.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Plan_ProductInEveryDesign_HoldsTheLawsOfLayoutOrNamesAStockThatFits(string id)
    {
        foreach (var design in LabelDesigns.All)
        {
            foreach (var qr in new[] { true, false })
                HoldOnEveryStock(SampleLabels.Document(id, qr) with { Design = design });
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Plan_ProductInEveryDesign_NeedsNoBiggerStockThanInTheUsualOne(string id)
    {
        foreach (var design in LabelDesigns.All)
        {
            foreach (var dpi in Enum.GetValues<PrinterDpi>())
            {
                foreach (var stock in LabelStock.All)
                {
                    var usual = Plan(SampleLabels.Document(id), stock, dpi) as LayoutPlan.Fits;
                    var dressed = Plan(SampleLabels.Document(id) with { Design = design }, stock, dpi) as LayoutPlan.Fits;
                    Assert.Equal(usual is null, dressed is null);
                    Assert.True(dressed is null || dressed.Yields.Count <= usual!.Yields.Count, $"{design.Id} on {stock} gives up a height");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Plan_EveryMarkAtOnce_HoldsTheLawsOfLayout(string id) => HoldOnEveryStock(LabelComposer.Compose(
        SampleLabels.Content(ProductFile.ById(id)),
        SampleLabels.Print with { RequiredWords = ["小作坊食品"] },
        new PrintWishes { QrUrl = SampleLabels.QrUrl, Reprint = true, Logo = SampleLabels.Logo, Design = LabelDesigns.Find("big-name")! }));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Plan_DraftWithRequiredWords_HoldsTheLawsOfLayout(string id) => HoldOnEveryStock(LabelComposer.Compose(
        SampleLabels.Content(ProductFile.ById(id)),
        SampleLabels.Print with { RequiredWords = ["小作坊食品"] },
        SampleLabels.QrUrl,
        draft: true));

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(180)]
    [InlineData(250)]
    public void Plan_LongAddressInTheQrCode_HoldsTheLawsOfLayout(int length)
    {
        foreach (var id in new[] { "P02", "P16", "P35" })
        {
            HoldOnEveryStock(LabelComposer.Compose(
                SampleLabels.Content(ProductFile.ById(id)) with { Ingredients = null, WorkshopAddress = null },
                SampleLabels.Print with { RequiredWords = ["小作坊食品"] },
                "https://a.example/".PadRight(length, 'x'),
                draft: false));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Plan_Product_FitsA50x30AtBothResolutions(string id)
    {
        foreach (var dpi in Enum.GetValues<PrinterDpi>())
            Assert.IsType<LayoutPlan.Fits>(Plan(SampleLabels.Document(id), new LabelStock(50, 30), dpi));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Plan_BiggestStock_ReachesEveryHeightAimedAt(string id)
    {
        foreach (var dpi in Enum.GetValues<PrinterDpi>())
            Assert.Empty(Assert.IsType<LayoutPlan.Fits>(Plan(SampleLabels.Document(id), new LabelStock(100, 80), dpi)).Yields);
    }

    private static void HoldOnEveryStock(LabelDocument document)
    {
        var painter = new LabelPainter(Engine.Shared);
        foreach (var dpi in Enum.GetValues<PrinterDpi>())
        {
            var smallest = LabelLayout.SmallestStock(document, dpi, Engine.Shared, Engine.Shared);
            Assert.NotNull(smallest);
            foreach (var stock in LabelStock.All)
            {
                if (Plan(document, stock, dpi) is LayoutPlan.Fits fits)
                {
                    LayoutLaws.Hold(document, stock, dpi, fits.Label);
                    Assert.NotNull(painter.Paint(fits.Label));
                }
                else
                {
                    Assert.NotEqual(smallest, stock);
                }
            }
        }
    }

    private static LayoutPlan Plan(LabelDocument document, LabelStock stock, PrinterDpi dpi) =>
        LabelLayout.Plan(document, stock, dpi, Engine.Shared, Engine.Shared);
}

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
    public void Plan_Product_HoldsTheLawsOfLayoutOrNamesAStockThatFits(string id)
    {
        foreach (var qr in new[] { true, false })
            HoldOnEveryStock(SampleLabels.Document(id, qr));
    }

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

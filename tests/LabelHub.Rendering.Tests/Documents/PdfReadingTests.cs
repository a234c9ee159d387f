using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Tests.Layout;
using LabelHub.TestKit.Oracles;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests.Documents;

/// <summary>poppler and pdf.js, two readers that know nothing of each other, find the same text in our PDFs.</summary>
public class PdfReadingTests
{
    private static readonly PdfWriter Writer = PdfWriter.Open(Engine.FontFolder);

    [Fact]
    public async Task Write_AllProducts_PdfJsReadsEveryWordInOrderOnPagesOfTheStocksSize()
    {
        var stock = new LabelStock(60, 40);
        var labels = ProductFile.All.Select(p => Plan(SampleLabels.Document(p.Id), stock)).ToList();

        var file = await PdfJsReader.ReadAsync(Writer.Write(labels, stock, "浓香菜籽油"));

        Assert.Equal("浓香菜籽油", file.Title);
        Assert.Equal(labels.Select(Words), file.Pages.Select(p => Bare(p.Text)));
        Assert.All(file.Pages, p => Assert.Equal((60, 40), (Math.Round(p.Width * 25.4 / 72, 2), Math.Round(p.Height * 25.4 / 72, 2))));
    }

    [Theory]
    [InlineData("（散装）桂林米粉")]
    [InlineData("“老字号”米粉")]
    [InlineData("《家传》米粉")]
    [InlineData("【特价】米粉")]
    [InlineData("「甲」『乙』〔丙〕")]
    public async Task Write_NameBeginsWithAnOpeningMark_BothReadersFindItAndItsOriginIsOnThePage(string name)
    {
        var stock = new LabelStock(100, 80);
        var document = LabelComposer.Compose(
            SampleLabels.Content(ProductFile.ById("P06")) with { FoodName = name }, SampleLabels.Print, SampleLabels.QrUrl, draft: false) with
        {
            Design = LabelDesigns.Find("big-name")!,
        };
        var label = Plan(document, stock);
        Assert.Contains(label.Texts, t => t.X < 0);

        var pdf = Writer.Write([label], stock, name);

        var page = Assert.Single((await PdfJsReader.ReadAsync(pdf)).Pages);
        Assert.Equal(Words(label), Bare(page.Text));
        Assert.Equal(Words(label), Bare(Assert.Single(await PdfReader.PagesAsync(pdf))));
        Assert.All(page.Origins, o => Assert.True(o[0] >= 0 && o[0] <= page.Width && o[1] >= 0 && o[1] <= page.Height, $"{o[0]}, {o[1]}"));
    }

    private static string Words(PlacedLabel label) => Bare(string.Concat(label.Texts.Select(LayoutLaws.Words)));

    private static PlacedLabel Plan(LabelDocument document, LabelStock stock) => Assert.IsType<LayoutPlan.Fits>(
        LabelLayout.Plan(document, stock, PrinterDpi.Dpi203, Engine.Shared, Engine.Shared)).Label;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

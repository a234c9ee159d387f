using System.Text;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Tests.Layout;
using LabelHub.TestKit.Oracles;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests.Documents;

/// <summary>What poppler, which knows nothing of us, finds in our PDFs.</summary>
public class PdfWriterTests
{
    private static readonly PdfWriter Writer = PdfWriter.Open(Engine.FontFolder);

    public static TheoryData<LabelStock, PrinterDpi> Papers => new()
    {
        { new LabelStock(50, 30), PrinterDpi.Dpi203 },
        { new LabelStock(60, 40), PrinterDpi.Dpi300 },
        { new LabelStock(100, 80), PrinterDpi.Dpi203 },
    };

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Write_AllProducts_EveryWordComesOutInOrder(LabelStock stock, PrinterDpi dpi)
    {
        var labels = ProductFile.All.Select(p => Plan(p.Id, stock, dpi)).ToList();

        var pages = await PdfReader.PagesAsync(Writer.Write(labels, stock, ""));

        Assert.Equal(labels.Select(l => Bare(string.Concat(l.Texts.Select(LayoutLaws.Words)))), pages.Select(Bare));
    }

    [Fact]
    public async Task Write_LineOfTwoStyles_ComesOutAsOneLine()
    {
        var pages = await PdfReader.PagesAsync(Writer.Write([Plan("P06", new LabelStock(80, 60), PrinterDpi.Dpi203)], new LabelStock(80, 60), ""));

        Assert.Contains(pages[0].Split('\n'), l => l.StartsWith("配料：", StringComparison.Ordinal) && l.Length > "配料：".Length);
        Assert.Contains(pages[0].Split('\n'), l => l.StartsWith("生产日期：20", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_RareCharactersAndLigatures_ComeOutAsTyped()
    {
        const string Words = "䶮㙍饸饹馕𫗧𬭳𠮷䲟——……①Ⅻ㎏㎡‰ÀéＡ２“好”《馕》10%vol";
        var label = Placed.Label(800, 640, Placed.Line(Words, Engine.Regular(15), 8, 60));

        var pdf = Writer.Write([label], new LabelStock(100, 80), "");

        Assert.Equal(Words, Bare(Assert.Single(await PdfReader.PagesAsync(pdf))));
        Assert.Equal(Words, Bare(Assert.Single((await PdfJsReader.ReadAsync(pdf)).Pages).Text));
    }

    /// <summary>Skia writes CFF faces as Type 3: the outlines of the glyphs that occur, in unnamed fonts of a few glyphs each.</summary>
    [Fact]
    public async Task Write_Fonts_AreEmbeddedGlyphByGlyphWithTheirCharacters()
    {
        var pdf = Writer.Write([Plan("P06", new LabelStock(60, 40), PrinterDpi.Dpi203)], new LabelStock(60, 40), "浓香菜籽油");

        var fonts = await PdfReader.FontsAsync(pdf);

        Assert.NotEmpty(fonts);
        Assert.All(fonts, f => Assert.True(f is { Embedded: true, HasUnicode: true }, $"{f}"));
        // A whole face has 9 MB.
        Assert.InRange(pdf.Length, 10_000, 250_000);
    }

    [Fact]
    public async Task Write_EveryStock_HasPagesOfItsSizeOnePerCopy()
    {
        foreach (var stock in LabelStock.All)
        {
            foreach (var dpi in Enum.GetValues<PrinterDpi>())
            {
                var label = Placed.Label(LabelStock.Dots(stock.WidthMm, dpi), LabelStock.Dots(stock.HeightMm, dpi), Placed.Line("米", Engine.Bold(24), 8, 60));

                var (pages, width, height) = await PdfReader.SizeAsync(Writer.Write([label with { DotsPerMetre = LabelStock.DotsPerMetre(dpi) }], stock, "", copies: 3));

                Assert.Equal(3, pages);
                Assert.Equal(stock.WidthMm, width, 0.1);
                Assert.Equal(stock.HeightMm, height, 0.1);
            }
        }
    }

    [Fact]
    public void Write_SameLabelOnManyThreads_GivesTheSameBytesWithoutADate()
    {
        var label = Plan("P28", new LabelStock(60, 40), PrinterDpi.Dpi203);
        var files = new byte[16][];

        Parallel.For(0, files.Length, i => files[i] = Writer.Write([label], new LabelStock(60, 40), "酱"));

        Assert.All(files, f => Assert.Equal(files[0], f));
        Assert.DoesNotContain("Date", Encoding.Latin1.GetString(files[0]), StringComparison.Ordinal);
    }

    private static PlacedLabel Plan(string id, LabelStock stock, PrinterDpi dpi) => Assert.IsType<LayoutPlan.Fits>(
        LabelLayout.Plan(SampleLabels.Document(id), stock, dpi, Engine.Shared, Engine.Shared)).Label;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

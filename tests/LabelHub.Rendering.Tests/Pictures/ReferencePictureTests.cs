using LabelHub.Rendering.Calibration;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;
using LabelHub.TestKit;
using LabelHub.TestKit.Images;
using LabelHub.TestKit.Products;

namespace LabelHub.Rendering.Tests.Pictures;

/// <summary>One behaviour a picture, to the dot; the kept ones lie in <c>expected/</c> and were looked at.</summary>
public class ReferencePictureTests
{
    private static readonly LabelPainter Painter = new(Engine.Shared);

    private static readonly Dictionary<string, Func<PlacedLabel>> Pictures = new(StringComparer.Ordinal)
    {
        ["glyphs"] = Glyphs,
        ["smallest-stock"] = () => Label("P11", 40, 30, qr: false),
        ["usual"] = () => Label("P06", 60, 40),
        ["long-list-300dpi"] = () => Label("P28", 60, 40, dpi: PrinterDpi.Dpi300),
        ["big-stock"] = () => Label("P16", 100, 80),
        ["big-name"] = () => Plan(SampleLabels.Document("P35") with { Design = LabelDesigns.Find("big-name")! }, 60, 40),
        ["marks"] = () => Plan(Marked(), 80, 60),
        ["web-address"] = () => Plan(WithAddress(), 60, 40),
        ["calibration"] = () => CalibrationSheet.Place(new LabelStock(40, 30), PrinterDpi.Dpi203, Engine.Shared),
    };

    public static TheoryData<string> Names => [.. Pictures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Paint_KeptPicture_IsTheSame(string name)
    {
        var label = Pictures[name]();
        var png = PngEncoder.Encode(Painter.Paint(label), label.DotsPerMetre);

        var difference = ReferencePictures.Compare(Repository.PathOf("tests", "LabelHub.Rendering.Tests", "Pictures", "expected", name + ".png"), png);

        Assert.True(difference is null, $"{difference} (Skia {TextEngine.DrawingVersion})");
    }

    [Fact]
    public void Expected_HasNoPictureThatNobodyDraws() => Assert.Equal(
        Pictures.Keys.Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf("tests", "LabelHub.Rendering.Tests", "Pictures", "expected")).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    private static PlacedLabel Glyphs()
    {
        var texts = Placed.Lines(
            Engine.Regular(15),
            "食品名称：浓香菜籽油 5L",
            "配料：菜籽油、食用盐（加碘）、酱油、辣椒",
            "净含量：500克 GB/T 1536—2021 (一级) №3",
            "生产日期：2026年05月20日 15:30",
            "地址：桂林市临桂区Guangxi鬱林路128号，",
            "电话：0773-8123456 ≤25℃ 10%vol 3.5g/100g",
            "“阴凉、避光”……贮存——gyjpq Café ÀÉ |");
        return Placed.Label(480, 320, [.. texts, Placed.Line("小作坊食品 45mg", Engine.Bold(24), 8, 230)]) with
        {
            Boxes = [new PlacedBox(new DotRect(2, 2, 476, 316), 2)],
            Qr = new PlacedQr("https://label.example.cn/t/7Kq2Zr9WbN4x", 3, new DotRect(360, 200, 111, 111)),
        };
    }

    private static LabelDocument Marked() => LabelComposer.Compose(
        SampleLabels.Content(ProductFile.ById("P28")),
        SampleLabels.Print with { RequiredWords = ["小作坊食品"] },
        new PrintWishes { QrUrl = SampleLabels.QrUrl, Draft = true, Reprint = true, Logo = SampleLabels.Logo });

    private static LabelDocument WithAddress() => LabelComposer.Compose(
        SampleLabels.Content(ProductFile.ById("P06")) with
        {
            Notes = [new("说明", "详见https://labelhub.example.cn/products/detail?id=1234567890123456789012345678901234567890&from=label")],
        },
        SampleLabels.Print,
        SampleLabels.QrUrl,
        draft: false);

    private static PlacedLabel Label(string id, int width, int height, PrinterDpi dpi = PrinterDpi.Dpi203, bool qr = true) =>
        Plan(SampleLabels.Document(id, qr), width, height, dpi);

    private static PlacedLabel Plan(LabelDocument document, int width, int height, PrinterDpi dpi = PrinterDpi.Dpi203) => Assert.IsType<LayoutPlan.Fits>(
        LabelLayout.Plan(document, new LabelStock(width, height), dpi, Engine.Shared, Engine.Shared)).Label;
}

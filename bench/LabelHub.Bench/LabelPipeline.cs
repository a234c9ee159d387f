using System.Globalization;
using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Rendering;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Text;
using LabelHub.TestKit;

namespace LabelHub.Bench;

/// <summary>The product's own code from a label's content to a printer's bytes; every label differs in batch, date and QR.</summary>
public sealed class LabelPipeline : IDisposable
{
    private static readonly LabelStock Stock = new(60, 40);
    private static readonly PrinterSettings Printer = new() { Language = PrinterLanguage.Tspl };
    private static readonly DateOnly Today = new(2026, 11, 21);
    private readonly LabelChecker _checker;
    private readonly TextEngine _engine;
    private readonly LabelRenderer _renderer;

    private LabelPipeline(LabelChecker checker, TextEngine engine)
    {
        _checker = checker;
        _engine = engine;
        _renderer = new LabelRenderer(engine);
    }

    public static LabelPipeline Open() =>
        new(LabelChecker.Compile(RuleFiles.ReadAll()), TextEngine.Open(Path.Combine(AppContext.BaseDirectory, "fonts")));

    /// <summary>Checks, composes, lays out, draws and encodes label number <paramref name="i"/>.</summary>
    public byte[] Run(int i)
    {
        var content = Content(i);
        var check = _checker.Check(new LabelCheckQuery(
            "450300", PackagingForm.SimplePackaged, FoodCategory: null, content.ProductionDate!.Value, Today, PackageSurfaceCm2: null, content));
        if (check.Verdict == Verdict.Block)
            throw new InvalidOperationException("The bench's label must be lawful.");
        var url = string.Create(CultureInfo.InvariantCulture, $"https://l.example.cn/t/{i:d12}");
        var document = LabelComposer.Compose(content, check.Print, url, draft: false);
        return _renderer.Render(document, Stock, PrinterDpi.Dpi203) is RenderOutcome.Drawn drawn
            && PrinterEncoder.Encode(drawn.Picture, Stock, Printer, copies: 1) is PrintOutcome.Encoded(var data)
            ? data.Bytes
            : throw new InvalidOperationException("The bench's label must fit.");
    }

    public void Dispose() => _engine.Dispose();

    private static LabelContent Content(int i)
    {
        var made = Today.AddDays(-(i % 300));
        return new LabelContent
        {
            FoodName = "五香豆腐干",
            Ingredients = "大豆、水、食用盐、酱油（水、大豆、小麦、食用盐、焦糖色）、白砂糖、香辛料（八角、桂皮、花椒）、味精（谷氨酸钠）",
            NetContent = "200g",
            ProductionDate = made,
            ShelfLife = new ShelfLife(15, ShelfLifeUnit.Day),
            StorageConditions = "冷藏 0～10℃",
            BatchNumber = string.Create(CultureInfo.InvariantCulture, $"{made:yyyyMMdd}-{i % 100:d2}"),
            WorkshopName = "马头墙豆制品坊",
            WorkshopAddress = "广西桂林市灵川县马头墙村12号",
            WorkshopPhone = "0773-2800000",
            AuthorizationNumber = string.Create(CultureInfo.InvariantCulture, $"示例{i:d8}"),
        };
    }
}

using LabelHub.Domain.Checks;
using LabelHub.Domain.Labels;
using LabelHub.Rendering;
using LabelHub.Rendering.Composition;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Text;
using LabelHub.TestKit;

namespace LabelHub.Bench;

/// <summary>The product's own code from a label's content to bytes, step by step; nothing of one label is kept for the next.</summary>
public sealed class LabelPipeline : IDisposable
{
    private static readonly PrinterSettings Printer = new() { Language = PrinterLanguage.Tspl };
    private readonly LabelChecker _checker;
    private readonly TextEngine _engine;
    private readonly LabelRenderer _renderer;

    private LabelPipeline(LabelChecker checker, TextEngine engine)
    {
        _checker = checker;
        _engine = engine;
        _renderer = new LabelRenderer(engine);
    }

    public static string FontFolder => Path.Combine(AppContext.BaseDirectory, "fonts");

    public static LabelStock Stock { get; } = new(60, 40);

    public static LabelPipeline Open() => new(LabelChecker.Compile(RuleFiles.ReadAll()), TextEngine.Open(FontFolder));

    /// <summary>Checks, composes, lays out, draws and encodes label number <paramref name="i"/>.</summary>
    public byte[] Run(int i) => Tspl(Draw(Compose(Checked(i))));

    /// <summary>A label's words and what the law says of them.</summary>
    public CheckedLabel Checked(int i)
    {
        var content = LabelContents.Of(i);
        var check = _checker.Check(new LabelCheckQuery(
            "450300", PackagingForm.SimplePackaged, FoodCategory: null, content.ProductionDate!.Value, LabelContents.Today, PackageSurfaceCm2: null, content));
        return check.Verdict == Verdict.Block
            ? throw new InvalidOperationException("The bench's labels must be lawful.")
            : new CheckedLabel(content, check, LabelContents.TraceUrl(i));
    }

    public static LabelDocument Compose(CheckedLabel label) => LabelComposer.Compose(
        label.Content, label.Check.Print, new PrintWishes { QrUrl = label.TraceUrl, Ingredients = label.Check.Ingredients });

    public RenderOutcome.Drawn Draw(LabelDocument document) =>
        _renderer.Render(document, Stock, PrinterDpi.Dpi203) as RenderOutcome.Drawn
        ?? throw new InvalidOperationException("The bench's labels must fit.");

    public static byte[] Tspl(RenderOutcome.Drawn drawn) => PrinterEncoder.Encode(drawn.Picture, Stock, Printer, copies: 1) is PrintOutcome.Encoded(var data)
        ? data.Bytes
        : throw new InvalidOperationException("The bench's labels must print.");

    public static byte[] Png(RenderOutcome.Drawn drawn) => PngEncoder.Encode(drawn.Picture, LabelStock.DotsPerMetre(PrinterDpi.Dpi203));

    public void Dispose() => _engine.Dispose();
}

/// <summary>A label that may be printed.</summary>
/// <param name="Content">Its words.</param>
/// <param name="Check">What the law says.</param>
/// <param name="TraceUrl">What its QR code says.</param>
public sealed record CheckedLabel(LabelContent Content, LabelCheck Check, string TraceUrl);

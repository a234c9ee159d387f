using System.Globalization;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>The printer languages a job can be made for.</summary>
public enum PrinterLanguage
{
    Tspl,
}

/// <summary>The printer in the owner's hand.</summary>
public sealed record PrinterBody(
    PrinterLanguage? Language, int? Dpi, int? HeadDots, bool? InvertBitmap, int? Density, int? Speed, int? GapMm);

/// <summary>What to print on.</summary>
public sealed record PrintJobBody(string? Stock, int? Copies, PrinterBody? Printer)
{
    /// <summary>The id of a design of /v1/label-designs; left out, the usual one.</summary>
    public string? Design { get; init; }

    /// <summary>Marks the labels 补打; a second print without it is the same to the dot.</summary>
    public bool Reprint { get; init; }

    public LogoBody? Logo { get; init; }

    private const int MaxCopies = 500;
    private const int MaxHeadDots = 2000;

    public IEnumerable<FieldError> CheckShape()
    {
        foreach (var error in DressBody.Check(Design, Logo))
            yield return error;
        if (StockOf(Stock) is null)
            yield return new FieldError("stock", $"请选择标签纸：{string.Join("、", LabelStock.All)}。");
        if (Copies is null or < 1 or > MaxCopies)
            yield return new FieldError("copies", FormattableString.Invariant($"份数是 1 到 {MaxCopies}。"));
        if (Printer is not { } printer)
        {
            yield return new FieldError("printer", "请填打印机的语言和分辨率。");
            yield break;
        }

        if (printer.Language is null)
            yield return new FieldError("printer.language", "打印机语言目前支持 tspl。");
        if (printer.Dpi is not (203 or 300))
            yield return new FieldError("printer.dpi", "打印分辨率是 203 或 300。");
        foreach (var (field, value, least, most) in new[]
        {
            ("printer.headDots", printer.HeadDots, 100, MaxHeadDots), ("printer.density", printer.Density, 0, 15),
            ("printer.speed", printer.Speed, 1, 6), ("printer.gapMm", printer.GapMm, 0, 25),
        })
        {
            if (value < least || value > most)
                yield return new FieldError(field, string.Create(CultureInfo.InvariantCulture, $"取值是 {least} 到 {most}。"));
        }
    }

    /// <summary>Only for a body that passed its shape check.</summary>
    public Drawing ToDrawing(string qrUrl) => new(
        StockOf(Stock)!.Value, (PrinterDpi)Printer!.Dpi!.Value, LabelFormat.Tspl, qrUrl, Draft: false, Options())
    {
        Design = DressBody.DesignOf(Design),
        Reprint = Reprint,
        Logo = DressBody.LogoOf(Logo),
    };

    /// <summary>The stock of that name, such as 60x40; null when there is none.</summary>
    public static LabelStock? StockOf(string? name)
    {
        foreach (var stock in LabelStock.All)
        {
            if (stock.ToString() == name)
                return stock;
        }

        return null;
    }

    private TsplOptions Options()
    {
        var usual = new TsplOptions();
        return new TsplOptions(
            Copies!.Value,
            Printer!.GapMm ?? usual.GapMm,
            Printer.Density ?? usual.Density,
            Printer.Speed ?? usual.Speed,
            Printer.InvertBitmap ?? usual.InvertBitmap);
    }
}

using LabelHub.Api.Features.Batches;
using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Persistence.Printing;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Printers.Profiles;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>What to print on, and the printer: by name, in the job's own words, or by name with some words over it.</summary>
public sealed record PrintJobBody(string? Stock, int? Copies, PrinterBody? Printer, string? PrinterProfileId)
{
    /// <summary>The id of a design of /v1/label-designs; left out, the usual one.</summary>
    public string? Design { get; init; }

    /// <summary>Marks the labels 补打; a second print without it is the same to the dot.</summary>
    public bool Reprint { get; init; }

    public LogoBody? Logo { get; init; }

    /// <summary>Why labels are printed once more.</summary>
    public PrintReason? Reason { get; init; }

    /// <summary>The codes of what is confirmed, after a 409 that asked.</summary>
    public IReadOnlyList<string?>? Confirm { get; init; }

    public IEnumerable<FieldError> CheckShape(PrinterProfiles profiles)
    {
        foreach (var error in Confirmations.Check(Confirm))
            yield return error;
        foreach (var error in DressBody.Check(Design, Logo))
            yield return error;
        if (StockOf(Stock) is null)
            yield return new FieldError("stock", $"请选择标签纸：{string.Join("、", LabelStock.All)}。");
        if (Copies is null or < 1 or > PrinterEncoder.MaxCopies)
            yield return new FieldError("copies", FormattableString.Invariant($"份数是 1 到 {PrinterEncoder.MaxCopies}。"));
        foreach (var error in PrinterChoice.Check(this, profiles))
            yield return error;
    }

    /// <summary>Only for a body that passed its shape check.</summary>
    public Drawing ToDrawing(PrinterSettings printer, string qrUrl) => new(
        StockOf(Stock)!.Value, (PrinterDpi)printer.Dpi, LabelFormats.Of(printer.Language), qrUrl, Draft: false, printer, Copies!.Value)
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
}

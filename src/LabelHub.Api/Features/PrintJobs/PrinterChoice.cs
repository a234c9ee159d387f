using LabelHub.Api.Features.Labels;
using LabelHub.Api.Http;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Printers.Profiles;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>The printer a job is for, with everything settled; kept with the job word for word.</summary>
/// <param name="ProfileId">The profile it began from; null where the job described the printer itself.</param>
/// <param name="Settings">What the encoder was told.</param>
public sealed record PrinterChoice(string? ProfileId, PrinterSettings Settings)
{
    public static IEnumerable<FieldError> Check(PrintJobBody body, PrinterProfiles profiles)
    {
        FieldError[] errors = [.. body.PrinterProfileId is null ? CheckDescribed(body.Printer) : CheckNamed(body, profiles)];
        return errors.Length > 0
            ? errors
            : SettingLimits.Check(Of(body, profiles).Settings).Select(PrinterProblems.Of);
    }

    /// <summary>Only for a body that passed its shape check.</summary>
    public static PrinterChoice Of(PrintJobBody body, PrinterProfiles profiles)
    {
        var words = body.Printer ?? new PrinterBody();
        return body.PrinterProfileId is { } id && profiles.TryFind(id, out var profile)
            ? new PrinterChoice(profile.Id, words.Over(profile.Settings))
            : new PrinterChoice(
                ProfileId: null, words.Over(new PrinterSettings { Language = words.Language!.Value, Dpi = words.Dpi!.Value }));
    }

    private static IEnumerable<FieldError> CheckDescribed(PrinterBody? printer)
    {
        if (printer is null)
        {
            yield return new FieldError("printer", "请选择打印机型号。");
            yield break;
        }

        if (printer.Language is null)
            yield return new FieldError("printer.language", "请选择打印机语言，不清楚时请选打印机型号。");
        if (printer.Dpi is not (203 or 300))
            yield return new FieldError("printer.dpi", "打印分辨率是 203 或 300。");
    }

    private static IEnumerable<FieldError> CheckNamed(PrintJobBody body, PrinterProfiles profiles)
    {
        if (!profiles.TryFind(body.PrinterProfileId!, out var profile))
        {
            yield return new FieldError("printerProfileId", "没有这种打印机，请从列表里选一个。");
            yield break;
        }

        var (settings, printer) = (profile.Settings, body.Printer);
        if (printer?.Language is { } language && language != settings.Language)
            yield return new FieldError("printer.language", $"“{profile.Name}”不用这种打印机语言，请换打印机型号。");
        if (printer?.Dpi is { } dpi && dpi != settings.Dpi)
            yield return new FieldError("printer.dpi", FormattableString.Invariant($"“{profile.Name}”的分辨率是 {settings.Dpi}。"));
        foreach (var problem in PrinterProblems.Beyond(profile, printer?.Density, printer?.Speed))
            yield return PrinterProblems.Of(problem);
    }
}

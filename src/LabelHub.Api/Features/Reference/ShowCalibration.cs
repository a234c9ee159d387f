using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.PrintJobs;
using LabelHub.Api.Http;
using LabelHub.Api.Http.Drawing;
using LabelHub.Api.Security;
using LabelHub.Rendering;
using LabelHub.Rendering.Calibration;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Printers.Profiles;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LabelHub.Api.Features.Reference;

/// <summary>What a calibration label is printed with; everything may be left out.</summary>
/// <param name="Dpi">203 or 300.</param>
/// <param name="Format">A name of <see cref="LabelFormat"/>; left out, the profile's language, else png.</param>
/// <param name="PrinterProfileId">The printer's profile; the settings after it go over the profile's.</param>
/// <param name="InvertBitmap">For printers that take black for white.</param>
/// <param name="Density">In the language's own units.</param>
/// <param name="Speed">In the language's own units.</param>
/// <param name="OffsetXDots">Moves the picture to the right.</param>
/// <param name="OffsetYDots">Moves the picture down.</param>
/// <param name="GapMm">Between two labels.</param>
public sealed record CalibrationQuery(
    int? Dpi, string? Format, string? PrinterProfileId, bool? InvertBitmap,
    int? Density, int? Speed, int? OffsetXDots, int? OffsetYDots, int? GapMm)
{
    /// <summary>These over some settings.</summary>
    public PrinterSettings Over(PrinterSettings settings) => new PrinterBody
    {
        InvertBitmap = InvertBitmap,
        Density = Density,
        Speed = Speed,
        OffsetXDots = OffsetXDots,
        OffsetYDots = OffsetYDots,
        GapMm = GapMm,
    }.Over(settings);
}

/// <summary>
/// GET /v1/label-stocks/{stock}/calibration: the label to print first on a printer, which shows its edges, whether black
/// and white are exchanged, and how dark it prints. Public.
/// </summary>
public static class ShowCalibration
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/label-stocks/{stock}/calibration", Handle)
        .WithName("Calibration").WithSummary("打印机校准标签").WithTags("Reference")
        .Produces(
            StatusCodes.Status200OK, contentType: "image/png", additionalContentTypes: ["application/pdf", "application/octet-stream"])
        .TakesOnly(
            "dpi", "format", "printerProfileId", "invertBitmap", "density", "speed", "offsetXDots", "offsetYDots", "gapMm")
        .RequireRateLimiting(RateLimits.PublicPages).Draws();

    public static Results<FileContentHttpResult, ProblemHttpResult> Handle(
        string stock,
        [AsParameters] CalibrationQuery query,
        TextEngine engine,
        LabelEncoder encoder,
        PrinterProfiles profiles,
        HttpResponse response)
    {
        if (PrintJobBody.StockOf(stock) is not { } paper)
            return Problems.Of(404, Problems.NotFound, $"没有这种标签纸，可选：{string.Join("、", LabelStock.All)}。");
        PrinterProfile? profile = null;
        FieldError[] errors = [.. Check(query, profiles, ref profile)];
        if (errors.Length > 0)
            return Problems.InvalidFields(errors);
        var dpi = query.Dpi ?? profile?.Settings.Dpi ?? 203;
        var format = FormatOf(query, profile);
        var printer = format.UsualPrinter(dpi) is not { } usual ? null : query.Over(profile?.Settings ?? usual);
        if (printer is not null && SettingLimits.Check(printer).Select(p => PrinterProblems.Of(p, of: "")).ToArray() is { Length: > 0 } refused)
            return Problems.InvalidFields(refused);
        var sheet = CalibrationSheet.Place(paper, (PrinterDpi)dpi, engine);
        var drawn = new RenderOutcome.Drawn(new LabelPainter(engine).Paint(sheet), sheet, []);
        var drawing = new Drawing(paper, (PrinterDpi)dpi, format, QrUrl: null, Draft: false, printer);
        var (label, problem) = encoder.Encode(drawn, drawing, $"{stock} 校准");
        return label is null ? problem! : RenderLabel.Send(label, response);
    }

    private static List<FieldError> Check(CalibrationQuery query, PrinterProfiles profiles, ref PrinterProfile? profile)
    {
        var errors = new List<FieldError>();
        if (query.PrinterProfileId is { } id && !profiles.TryFind(id, out profile))
            errors.Add(new FieldError("printerProfileId", "没有这个打印机型号，请从列表里选一个。"));
        if (query.Dpi is not (null or 203 or 300))
            errors.Add(new FieldError("dpi", "打印分辨率是 203 或 300。"));
        if (profile is not null && query.Dpi is { } dpi && dpi != profile.Settings.Dpi)
            errors.Add(new FieldError("dpi", FormattableString.Invariant($"这个型号的打印分辨率是 {profile.Settings.Dpi}。")));
        if (query.Format is { } name && !LabelFormats.TryParse(name, out _))
            errors.Add(new FieldError("format", LabelFormats.Choose));
        else if (profile is not null
            && FormatOf(query, profile).UsualPrinter(203) is { } usual
            && usual.Language != profile.Settings.Language)
            errors.Add(new FieldError("format", "这个型号用的是另一种打印机数据，请不要另选格式。"));
        if (profile is not null)
            errors.AddRange(PrinterProblems.Beyond(profile, query.Density, query.Speed).Select(p => PrinterProblems.Of(p, of: "")));
        return errors;
    }

    private static LabelFormat FormatOf(CalibrationQuery query, PrinterProfile? profile) =>
        query.Format is { } name && LabelFormats.TryParse(name, out var format) ? format
        : profile is not null ? LabelFormats.Of(profile.Settings.Language)
        : LabelFormat.Png;
}

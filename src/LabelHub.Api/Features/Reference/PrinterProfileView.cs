using LabelHub.Rendering.Printers;
using LabelHub.Rendering.Printers.Profiles;

namespace LabelHub.Api.Features.Reference;

/// <summary>A printer profile as clients see it. What a job may say over it in <c>printer</c> has the same names.</summary>
public sealed record PrinterProfileView(
    string Id,
    string Name,
    string Family,
    PrinterLanguage Language,
    int Dpi,
    int HeadDots,
    int MaxWidthMm,
    HeadAlignment Align,
    int OffsetXDots,
    int OffsetYDots,
    bool InvertBitmap,
    ProfileRange? Density,
    ProfileRange? Speed,
    PaperKind Paper,
    int GapMm,
    LineEnd LineEnd,
    int? BandRows,
    bool TallBands,
    int? BandRowsNotMultipleOf,
    DotCoding Coding,
    LabelEnd? LabelEnd,
    StatusQuery? Status,
    IReadOnlyList<BluetoothService> Bluetooth,
    ChunkAdvice Chunk,
    bool Confirmed,
    IReadOnlyList<string> Unconfirmed,
    IReadOnlyList<string> Sources)
{
    public static PrinterProfileView Of(PrinterProfile profile)
    {
        var printer = profile.Settings;
        return new PrinterProfileView(
            profile.Id,
            profile.Name,
            profile.Family,
            printer.Language,
            printer.Dpi,
            printer.HeadDots!.Value,
            profile.MaxWidthMm,
            printer.Align,
            printer.OffsetXDots,
            printer.OffsetYDots,
            printer.InvertBitmap,
            profile.Density,
            profile.Speed,
            printer.Paper,
            printer.GapMm,
            printer.LineEnd,
            printer.BandRows,
            printer.TallBands,
            printer.BandRowsNotMultipleOf,
            printer.Coding ?? SettingLimits.Codings(printer.Language)[0],
            printer.Language == PrinterLanguage.Escpos ? printer.LabelEnd : null,
            profile.Status,
            profile.Bluetooth,
            profile.Chunk,
            profile.Confirmed,
            profile.Unconfirmed,
            profile.Sources);
    }
}

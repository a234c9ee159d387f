using LabelHub.Rendering.Printers;

namespace LabelHub.Api.Features.PrintJobs;

/// <summary>The printer in the owner's hand. With a profile, what is said here goes over it; the names are those of a profile.</summary>
public sealed record PrinterBody
{
    public PrinterLanguage? Language { get; init; }
    public int? Dpi { get; init; }
    public int? HeadDots { get; init; }
    public HeadAlignment? Align { get; init; }
    public int? OffsetXDots { get; init; }
    public int? OffsetYDots { get; init; }
    public bool? InvertBitmap { get; init; }
    public int? Density { get; init; }
    public int? Speed { get; init; }
    public PaperKind? Paper { get; init; }
    public int? GapMm { get; init; }
    public LineEnd? LineEnd { get; init; }
    public int? BandRows { get; init; }
    public DotCoding? Coding { get; init; }
    public LabelEnd? LabelEnd { get; init; }

    /// <summary>These words over some settings; language and resolution are the settings' own.</summary>
    public PrinterSettings Over(PrinterSettings settings) => settings with
    {
        HeadDots = HeadDots ?? settings.HeadDots,
        Align = Align ?? settings.Align,
        OffsetXDots = OffsetXDots ?? settings.OffsetXDots,
        OffsetYDots = OffsetYDots ?? settings.OffsetYDots,
        InvertBitmap = InvertBitmap ?? settings.InvertBitmap,
        Density = Density ?? settings.Density,
        Speed = Speed ?? settings.Speed,
        Paper = Paper ?? settings.Paper,
        GapMm = GapMm ?? settings.GapMm,
        LineEnd = LineEnd ?? settings.LineEnd,
        BandRows = BandRows ?? settings.BandRows,
        Coding = Coding ?? settings.Coding,
        LabelEnd = LabelEnd ?? settings.LabelEnd,
    };
}

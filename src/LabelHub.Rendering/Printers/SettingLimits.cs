namespace LabelHub.Rendering.Printers;

/// <summary>A setting that a language does not take.</summary>
/// <param name="Field">Its name, such as <c>density</c>.</param>
/// <param name="Least">The least it takes; above <paramref name="Most"/> where the language has no such setting at all.</param>
/// <param name="Most">The most it takes.</param>
public sealed record SettingProblem(string Field, int Least, int Most);

/// <summary>A range of whole numbers, both ends included.</summary>
public readonly record struct SettingRange(int Least, int Most)
{
    /// <summary>For what a language cannot be told.</summary>
    public static readonly SettingRange None = new(1, 0);

    public bool Contains(int value) => value >= Least && value <= Most;
}

/// <summary>What each language takes, by the makers' manuals. A profile may be narrower.</summary>
public static class SettingLimits
{
    public static readonly SettingRange HeadDots = new(100, 4096);
    public static readonly SettingRange OffsetDots = new(-400, 400);
    public static readonly SettingRange GapMm = new(0, 25);
    public static readonly SettingRange BandRows = new(8, 255);
    public static readonly SettingRange TallBandRows = new(8, 2048);
    public static readonly SettingRange BandRowsNotMultipleOf = new(16, 255);
    public static readonly SettingRange PauseMs = new(0, 10_000);
    public static readonly SettingRange PauseEveryBytes = new(64, 65_536);

    /// <summary>TSPL 0–15, CPCL's TONE −99–200, ZPL's ~SD 0–30; ESC/POS has no command that printers share.</summary>
    public static SettingRange Density(PrinterLanguage language) => language switch
    {
        PrinterLanguage.Tspl => new(0, 15),
        PrinterLanguage.Cpcl => new(-99, 200),
        PrinterLanguage.Zpl => new(0, 30),
        _ => SettingRange.None,
    };

    /// <summary>TSPL and ZPL in inches a second; CPCL in steps, 0 the slowest.</summary>
    public static SettingRange Speed(PrinterLanguage language) => language switch
    {
        PrinterLanguage.Tspl => new(1, 6),
        PrinterLanguage.Cpcl => new(0, 5),
        PrinterLanguage.Zpl => new(1, 14),
        _ => SettingRange.None,
    };

    /// <summary>How a language may write dots; the first is its usual.</summary>
    public static IReadOnlyList<DotCoding> Codings(PrinterLanguage language) => language switch
    {
        PrinterLanguage.Cpcl => [DotCoding.Raw, DotCoding.Hex],
        PrinterLanguage.Zpl => [DotCoding.Acs, DotCoding.Hex, DotCoding.Z64],
        _ => [DotCoding.Raw],
    };

    /// <summary>All settings that the language does not take; empty when the encoders can use them.</summary>
    public static IEnumerable<SettingProblem> Check(PrinterSettings settings)
    {
        var language = settings.Language;
        if (settings.Dpi is not (203 or 300))
            yield return new SettingProblem("dpi", 203, 300);
        if (settings.Coding is { } coding && !Codings(language).Contains(coding))
            yield return new SettingProblem("coding", 1, 0);
        foreach (var (field, value, range) in new (string, int?, SettingRange)[]
        {
            ("headDots", settings.HeadDots, HeadDots),
            ("offsetXDots", settings.OffsetXDots, OffsetDots),
            ("offsetYDots", settings.OffsetYDots, OffsetDots),
            ("density", settings.Density, Density(language)),
            ("speed", settings.Speed, Speed(language)),
            ("gapMm", settings.GapMm, GapMm),
            ("bandRows", settings.BandRows, settings.TallBands ? TallBandRows : BandRows),
            ("bandRowsNotMultipleOf", settings.BandRowsNotMultipleOf, language == PrinterLanguage.Escpos ? BandRowsNotMultipleOf : SettingRange.None),
            ("pauseAfterHeaderMs", settings.PauseAfterHeaderMs, PauseMs),
            ("pauseAfterBitmapMs", settings.PauseAfterBitmapMs, PauseMs),
            ("pauseEveryBytes", settings.PauseEveryBytes, PauseEveryBytes),
        })
        {
            if (value is { } number && !range.Contains(number))
                yield return new SettingProblem(field, range.Least, range.Most);
        }
    }
}
